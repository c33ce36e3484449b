-- AlterTable
ALTER TABLE "incident" ADD COLUMN     "closed_because" TEXT;

-- What follows is written by hand.
UPDATE incident SET closed_because = 'recovered' WHERE closed_at IS NOT NULL;
ALTER TABLE incident ADD CONSTRAINT incident_closed_because_check CHECK (closed_because IN
  ('recovered', 'not-known', 'paused', 'interface-removed', 'cluster-deleted'));
ALTER TABLE incident ADD CONSTRAINT incident_end_check CHECK ((closed_at IS NULL) = (closed_because IS NULL));
