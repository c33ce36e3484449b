-- AlterTable
ALTER TABLE "cluster_interface" ADD COLUMN     "session_proof" TEXT,
ADD COLUMN     "session_proven_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "health_sample" (
    "partner_id" UUID NOT NULL,
    "interface_id" UUID NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "healthy_count" INTEGER NOT NULL,
    "address_count" INTEGER NOT NULL,
    "dns_ms" REAL,
    "tcp_ms" REAL,
    "tls_ms" REAL,
    "http_ms" REAL,

    CONSTRAINT "health_sample_pkey" PRIMARY KEY ("partner_id","interface_id","checked_at")
) PARTITION BY RANGE ("checked_at");

-- AddForeignKey
ALTER TABLE "health_sample" ADD CONSTRAINT "health_sample_partner_id_interface_id_fkey" FOREIGN KEY ("partner_id", "interface_id") REFERENCES "cluster_interface"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows is written by hand.
ALTER TABLE health_sample ADD CONSTRAINT health_sample_state_check
  CHECK (state IN ('up', 'degraded', 'down', 'unknown'));
ALTER TABLE health_sample ENABLE ROW LEVEL SECURITY;
ALTER TABLE health_sample FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON health_sample TO hub_app
  USING (partner_id = nullif(current_setting('app.partner_id', true), '')::uuid);
CREATE POLICY owner_all ON health_sample TO hub_owner USING (true);

-- Every check rewrites these rows: room on the page keeps the new version beside the old one.
ALTER TABLE cluster_interface SET (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE health_bucket SET (fillfactor = 80);

-- Makes the hourly partitions of raw samples from this hour on, p_ahead_hours more, and drops those whose hour ended
-- longer ago than p_keep_hours. The application reaches them through their parent only, where its policy holds.
CREATE FUNCTION hub_keep_samples(p_keep_hours integer, p_ahead_hours integer) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  part text;
  hour timestamptz := date_trunc('hour', now(), 'UTC');
  oldest text := 'health_sample_' || to_char((now() - make_interval(hours => p_keep_hours + 1)) AT TIME ZONE 'UTC', 'YYYYMMDDHH24');
BEGIN
  PERFORM set_config('lock_timeout', '3s', true);
  PERFORM pg_advisory_xact_lock(72707370);
  FOR i IN 0..p_ahead_hours LOOP
    part := 'health_sample_' || to_char(hour AT TIME ZONE 'UTC', 'YYYYMMDDHH24');
    IF to_regclass(part) IS NULL THEN
      EXECUTE format('CREATE TABLE %I PARTITION OF health_sample FOR VALUES FROM (%L) TO (%L)', part, hour, hour + interval '1 hour');
      EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
      EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
      EXECUTE format('CREATE POLICY owner_all ON %I TO hub_owner USING (true)', part);
      EXECUTE format('REVOKE ALL ON %I FROM hub_app', part);
    END IF;
    hour := hour + interval '1 hour';
  END LOOP;
  FOR part IN SELECT c.relname FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid
    WHERE h.inhparent = 'health_sample'::regclass AND c.relname < oldest LOOP
    EXECUTE format('DROP TABLE %I', part);
  END LOOP;
END $$;

-- The worker: due checks of all partners, leased so that no other worker takes them (SKIP LOCKED). Interfaces that were
-- down at their last check are counted apart, so that they never take the place of living ones.
DROP FUNCTION hub_lease_due_interfaces(text, integer, integer);
CREATE FUNCTION hub_lease_due_interfaces(p_worker text, p_most_living integer, p_most_dead integer, p_lease_seconds integer,
  p_ahead_ms integer, p_session_minutes integer)
RETURNS TABLE (partner_id uuid, cluster_id uuid, cluster_version integer, interface_id uuid, kind text, is_down boolean,
  signs_in boolean, proves_session boolean, due_in_ms double precision)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH living AS (
    SELECT i.id, c.version, c.scheduled_login_checks AND c.login_refused_at IS NULL AS signs_in FROM cluster_interface i
    JOIN cluster c ON c.partner_id = i.partner_id AND c.id = i.cluster_id
    WHERE i.next_check_at <= now() + make_interval(secs => p_ahead_ms / 1000.0) AND c.paused_at IS NULL
      AND (i.leased_until IS NULL OR i.leased_until < now()) AND i.state <> 'down'
    ORDER BY i.next_check_at LIMIT p_most_living FOR UPDATE OF i SKIP LOCKED),
  dead AS (
    SELECT i.id, c.version, c.scheduled_login_checks AND c.login_refused_at IS NULL AS signs_in FROM cluster_interface i
    JOIN cluster c ON c.partner_id = i.partner_id AND c.id = i.cluster_id
    WHERE i.next_check_at <= now() + make_interval(secs => p_ahead_ms / 1000.0) AND c.paused_at IS NULL
      AND (i.leased_until IS NULL OR i.leased_until < now()) AND i.state = 'down'
    ORDER BY i.next_check_at LIMIT p_most_dead FOR UPDATE OF i SKIP LOCKED),
  due AS (SELECT * FROM living UNION ALL SELECT * FROM dead)
  UPDATE cluster_interface i SET leased_until = now() + make_interval(secs => p_lease_seconds), leased_by = p_worker
  FROM due WHERE i.id = due.id
  RETURNING i.partner_id, i.cluster_id, due.version, i.id, i.kind, i.state = 'down', due.signs_in,
    due.signs_in AND i.kind = 'xsi-events' AND i.state IN ('up', 'degraded')
      AND (i.session_proven_at IS NULL OR i.session_proven_at < now() - make_interval(mins => p_session_minutes)),
    (extract(epoch FROM i.next_check_at - now()) * 1000)::double precision
$$;

-- Lengthens the leases that a worker still holds and answers which they are: what is not answered belongs to another.
CREATE FUNCTION hub_renew_leases(p_worker text, p_interfaces uuid[], p_lease_seconds integer)
RETURNS TABLE (interface_id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE cluster_interface SET leased_until = now() + make_interval(secs => p_lease_seconds)
  WHERE id = ANY (p_interfaces) AND leased_by = p_worker RETURNING id
$$;

-- Gives back what a worker holds, except for what it still works on.
CREATE FUNCTION hub_release_leases(p_worker text, p_except uuid[]) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE cluster_interface SET leased_until = NULL, leased_by = NULL
  WHERE leased_by = p_worker AND NOT (id = ANY (p_except))
$$;

DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'public' AND p.proname IN
      ('hub_keep_samples', 'hub_lease_due_interfaces', 'hub_renew_leases', 'hub_release_leases') LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO hub_app', f);
  END LOOP;
END $$;
