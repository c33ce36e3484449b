-- What crosses tenants, and nothing else does (decisions.md, "Data"). Each function is owned by hub_owner, answers one
-- question, and may be called by hub_app. A function that gains a caller gains a test in
-- tests/integration/tenant-walls.test.ts.

-- Sign-in: the person behind an e-mail address, before any tenant is known.
CREATE FUNCTION hub_person_for_sign_in(p_email text)
RETURNS TABLE (id uuid, partner_id uuid, partner_name text, name text, email text, role text, password_hash text,
  totp_secret bytea, totp_confirmed_at timestamptz, disabled_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.partner_id, o.name, p.name, p.email, p.role, p.password_hash, p.totp_secret, p.totp_confirmed_at, p.disabled_at
  FROM person p JOIN partner o ON o.id = p.partner_id WHERE p.email = lower(p_email)
$$;

CREATE FUNCTION hub_person_for_oidc(p_issuer text, p_subject text)
RETURNS TABLE (id uuid, partner_id uuid, disabled_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.partner_id, p.disabled_at FROM person p WHERE p.oidc_issuer = p_issuer AND p.oidc_subject = p_subject
$$;

-- Sessions: the gate asks this once for every request.
CREATE FUNCTION hub_session(p_token_hash text)
RETURNS TABLE (id uuid, partner_id uuid, partner_name text, time_zone text, person_id uuid, name text, email text, role text,
  created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, reauthenticated_at timestamptz,
  disabled_at timestamptz, totp_confirmed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.partner_id, o.name, o.time_zone, p.id, p.name, p.email, p.role, s.created_at, s.last_seen_at, s.expires_at,
    s.reauthenticated_at, p.disabled_at, p.totp_confirmed_at
  FROM session s
  JOIN person p ON p.partner_id = s.partner_id AND p.id = s.person_id
  JOIN partner o ON o.id = s.partner_id
  WHERE s.token_hash = p_token_hash
$$;

CREATE FUNCTION hub_invitation(p_token_hash text)
RETURNS TABLE (id uuid, partner_id uuid, partner_name text, person_id uuid, name text, email text, expires_at timestamptz,
  accepted_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.id, i.partner_id, o.name, p.id, p.name, p.email, i.expires_at, i.accepted_at
  FROM invitation i
  JOIN person p ON p.partner_id = i.partner_id AND p.id = i.person_id
  JOIN partner o ON o.id = i.partner_id
  WHERE i.token_hash = p_token_hash
$$;

-- Set-up links: made by a command as hub_owner, looked at and used up by the application. Using one is part of the
-- transaction that creates the partner, so a failed set-up leaves the link as it was.
CREATE FUNCTION hub_set_up_link_is_open(p_token_hash text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM set_up_link WHERE token_hash = p_token_hash AND used_at IS NULL AND expires_at > now())
$$;
CREATE FUNCTION hub_use_set_up_link(p_token_hash text) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH used AS (UPDATE set_up_link SET used_at = now()
    WHERE token_hash = p_token_hash AND used_at IS NULL AND expires_at > now() RETURNING 1)
  SELECT EXISTS (SELECT 1 FROM used)
$$;

CREATE FUNCTION hub_email_is_taken(p_email text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM person WHERE email = lower(p_email))
$$;

-- Throttle (quality.md, "Secrets, login, audit"): keys are hashes of account and network, or of an address.
CREATE FUNCTION hub_throttle_blocked_until(p_keys text[]) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT max(blocked_until) FROM sign_in_throttle WHERE key = ANY (p_keys) AND blocked_until > now()
$$;
-- Counts one failure in the window and answers until when the key is refused: nothing for the first p_free failures,
-- then 1, 2, 4 … p_most_seconds seconds.
CREATE FUNCTION hub_throttle_fail(p_key text, p_free integer, p_most_seconds integer, p_window_seconds integer)
RETURNS timestamptz
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO sign_in_throttle AS t (key, failures, window_at, blocked_until)
  VALUES (p_key, 1, now(), CASE WHEN p_free < 1 THEN now() + interval '1 second' END)
  ON CONFLICT (key) DO UPDATE SET
    failures = CASE WHEN t.window_at < now() - make_interval(secs => p_window_seconds) THEN 1 ELSE t.failures + 1 END,
    window_at = CASE WHEN t.window_at < now() - make_interval(secs => p_window_seconds) THEN now() ELSE t.window_at END,
    blocked_until = CASE
      WHEN t.window_at < now() - make_interval(secs => p_window_seconds) OR t.failures + 1 <= p_free THEN NULL
      ELSE now() + make_interval(secs => least(p_most_seconds, power(2, least(t.failures - p_free, 20))::integer)) END
  RETURNING blocked_until
$$;
CREATE FUNCTION hub_throttle_clear(p_key text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM sign_in_throttle WHERE key = p_key
$$;

-- The worker: due checks of all partners, leased so that no other worker takes them (SKIP LOCKED).
CREATE FUNCTION hub_lease_due_interfaces(p_worker text, p_most integer, p_lease_seconds integer)
RETURNS TABLE (partner_id uuid, cluster_id uuid, interface_id uuid, kind text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH due AS (
    SELECT i.id FROM cluster_interface i
    JOIN cluster c ON c.partner_id = i.partner_id AND c.id = i.cluster_id
    WHERE i.next_check_at <= now() AND c.paused_at IS NULL AND (i.leased_until IS NULL OR i.leased_until < now())
    ORDER BY i.next_check_at LIMIT p_most FOR UPDATE OF i SKIP LOCKED)
  UPDATE cluster_interface i SET leased_until = now() + make_interval(secs => p_lease_seconds), leased_by = p_worker
  FROM due WHERE i.id = due.id
  RETURNING i.partner_id, i.cluster_id, i.id, i.kind
$$;

CREATE FUNCTION hub_partner_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT id FROM partner ORDER BY id $$;

-- Housekeeping: ended sessions, throttle windows that are over, buckets past their 90 days.
CREATE FUNCTION hub_sweep(p_bucket_days integer) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM session WHERE expires_at < now();
  DELETE FROM sign_in_throttle WHERE window_at < now() - interval '1 day' AND (blocked_until IS NULL OR blocked_until < now());
  DELETE FROM health_bucket WHERE bucket_at < now() - make_interval(days => p_bucket_days);
$$;

DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'public' AND p.proname LIKE 'hub\_%' LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO hub_app', f);
  END LOOP;
END $$;
