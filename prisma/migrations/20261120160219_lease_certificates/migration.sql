-- AlterTable
ALTER TABLE "certificate_chain" ADD COLUMN     "leased_by" TEXT,
ADD COLUMN     "leased_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "cloud_client_chain" ADD COLUMN     "leased_by" TEXT,
ADD COLUMN     "leased_until" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "certificate_chain_judged_at_idx" ON "certificate_chain"("judged_at");

-- CreateIndex
CREATE INDEX "certificate_chain_judged_on_idx" ON "certificate_chain"("judged_on");

-- CreateIndex
CREATE INDEX "certificate_chain_earliest_expires_at_idx" ON "certificate_chain"("earliest_expires_at");

-- CreateIndex
CREATE INDEX "certificate_chain_facts_idx" ON "certificate_chain"("facts");

-- What follows is written by hand.

-- The worker: what of the certificates of all partners is due, leased so that no other worker takes it (SKIP LOCKED). A
-- chain is judged again when its judgement was taken back or is older than p_judge_hours, and when nobody asked its
-- protocols yet; it is reminded of when it has reached a step of p_reminder_days that was not told
-- (lib/domain/certificates/held/reminders.ts). A file of the cloud is only reminded of.
CREATE FUNCTION hub_lease_due_certificates(p_worker text, p_most integer, p_lease_seconds integer, p_judge_hours integer,
  p_reminder_days integer[])
RETURNS TABLE (partner_id uuid, id uuid, is_of_cloud boolean, is_to_judge boolean, is_to_remind boolean)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH steps AS (
    SELECT now() + make_interval(hours => max(d) * 24) AS longest FROM unnest(p_reminder_days) d),
  due AS (
    SELECT c.id, c.judged_on = '' OR c.judged_at < now() - make_interval(hours => p_judge_hours)
        OR (c.source = 'probed' AND c.facts = '{}') AS judges,
      EXISTS (SELECT 1 FROM unnest(p_reminder_days) d WHERE c.earliest_expires_at <= now() + make_interval(hours => d * 24)
        AND (c.reminded_days IS NULL OR d < c.reminded_days)) AS reminds
    FROM certificate_chain c JOIN cluster k ON k.partner_id = c.partner_id AND k.id = c.cluster_id
    WHERE c.gone_at IS NULL AND k.paused_at IS NULL AND (c.leased_until IS NULL OR c.leased_until < now())
      AND (c.judged_on = '' OR c.judged_at < now() - make_interval(hours => p_judge_hours)
        OR (c.source = 'probed' AND c.facts = '{}')
        OR (c.earliest_expires_at <= (SELECT longest FROM steps)
          AND EXISTS (SELECT 1 FROM unnest(p_reminder_days) d
            WHERE c.earliest_expires_at <= now() + make_interval(hours => d * 24)
              AND (c.reminded_days IS NULL OR d < c.reminded_days))))
    ORDER BY c.judged_at LIMIT p_most FOR UPDATE OF c SKIP LOCKED),
  due_file AS (
    SELECT f.id FROM cloud_client_chain f
    WHERE f.retired_at IS NULL AND (f.leased_until IS NULL OR f.leased_until < now())
      AND EXISTS (SELECT 1 FROM unnest(p_reminder_days) d WHERE f.earliest_expires_at <= now() + make_interval(hours => d * 24)
        AND (f.reminded_days IS NULL OR d < f.reminded_days))
    ORDER BY f.earliest_expires_at LIMIT p_most FOR UPDATE OF f SKIP LOCKED),
  taken AS (
    UPDATE certificate_chain c SET leased_until = now() + make_interval(secs => p_lease_seconds), leased_by = p_worker
    FROM due WHERE c.id = due.id RETURNING c.partner_id, c.id, due.judges, due.reminds),
  taken_file AS (
    UPDATE cloud_client_chain f SET leased_until = now() + make_interval(secs => p_lease_seconds), leased_by = p_worker
    FROM due_file WHERE f.id = due_file.id RETURNING f.partner_id, f.id)
  SELECT t.partner_id, t.id, false, t.judges, t.reminds FROM taken t
  UNION ALL SELECT t.partner_id, t.id, true, false, true FROM taken_file t
$$;

REVOKE ALL ON FUNCTION hub_lease_due_certificates(text, integer, integer, integer, integer[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub_lease_due_certificates(text, integer, integer, integer, integer[]) TO hub_app;
