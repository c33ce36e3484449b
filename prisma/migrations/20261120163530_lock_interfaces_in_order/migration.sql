-- Every transaction that holds several interfaces takes them in the order of their ids: no two wait in a circle.
CREATE OR REPLACE FUNCTION hub_renew_leases(p_worker text, p_interfaces uuid[], p_lease_seconds integer)
RETURNS TABLE (interface_id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH held AS MATERIALIZED (
    SELECT id FROM cluster_interface WHERE id = ANY (p_interfaces) AND leased_by = p_worker ORDER BY id FOR UPDATE)
  UPDATE cluster_interface i SET leased_until = now() + make_interval(secs => p_lease_seconds)
  FROM held WHERE i.id = held.id RETURNING i.id
$$;

CREATE OR REPLACE FUNCTION hub_release_leases(p_worker text, p_except uuid[]) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH held AS MATERIALIZED (
    SELECT id FROM cluster_interface WHERE leased_by = p_worker AND NOT (id = ANY (p_except)) ORDER BY id FOR UPDATE)
  UPDATE cluster_interface i SET leased_until = NULL, leased_by = NULL FROM held WHERE i.id = held.id
$$;
