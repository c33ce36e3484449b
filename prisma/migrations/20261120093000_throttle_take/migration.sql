-- Takes one try of a key, or answers until when it is refused: asked and counted in one statement, so that a hundred
-- tries at the same moment are not all let through. The first p_free tries of a window are free; each further one may
-- pass once, and puts 1, 2, 4 … p_most_seconds seconds before the next. A refused try is not counted.
CREATE FUNCTION hub_throttle_take(p_key text, p_free integer, p_most_seconds integer, p_window_seconds integer)
RETURNS timestamptz
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  held sign_in_throttle%ROWTYPE;
  tries integer;
BEGIN
  INSERT INTO sign_in_throttle (key) VALUES (p_key) ON CONFLICT (key) DO NOTHING;
  SELECT * INTO held FROM sign_in_throttle WHERE key = p_key FOR UPDATE;
  IF held.blocked_until > clock_timestamp() THEN
    RETURN held.blocked_until;
  END IF;
  IF held.window_at < clock_timestamp() - make_interval(secs => p_window_seconds) THEN
    tries := 1;
    held.window_at := clock_timestamp();
  ELSE
    tries := held.failures + 1;
  END IF;
  UPDATE sign_in_throttle SET failures = tries, window_at = held.window_at,
    blocked_until = CASE WHEN tries < p_free THEN NULL
      ELSE clock_timestamp() + make_interval(secs => least(p_most_seconds, power(2, least(tries - p_free, 20))::integer)) END
  WHERE key = p_key;
  RETURN NULL;
END $$;

REVOKE ALL ON FUNCTION hub_throttle_take(text, integer, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub_throttle_take(text, integer, integer, integer) TO hub_app;
