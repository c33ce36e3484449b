-- AlterTable
ALTER TABLE "cloud_client_chain" ADD COLUMN     "certificate_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "earliest_role" TEXT NOT NULL DEFAULT 'intermediate',
ADD COLUMN     "reminded_days" INTEGER,
ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "subject" TEXT NOT NULL DEFAULT '';

-- What follows is written by hand.

ALTER TABLE cloud_client_chain ADD CONSTRAINT cloud_client_chain_earliest_role_check
  CHECK (earliest_role IN ('leaf', 'intermediate', 'root'));

-- Files from before are found by name and fingerprint, and are named by their file.
UPDATE cloud_client_chain SET certificate_count = cardinality(string_to_array(fingerprints, ' ')),
  search_text = lower(name || ' ' || fingerprints);
