-- CreateTable
CREATE TABLE "alert_channel" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "is_on" BOOLEAN NOT NULL DEFAULT true,
    "webhook_url" TEXT,
    "signing_secret" BYTEA,
    "recipients" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'en',
    "sends_incidents" BOOLEAN NOT NULL DEFAULT true,
    "sends_clusters" BOOLEAN NOT NULL DEFAULT false,
    "sends_interfaces" BOOLEAN NOT NULL DEFAULT false,
    "sends_flapping" BOOLEAN NOT NULL DEFAULT true,
    "sends_certificates" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "alert_channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_delivery" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "alert_id" UUID NOT NULL,
    "recipient" TEXT NOT NULL DEFAULT '',
    "event_type" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "leased_until" TIMESTAMPTZ(3),
    "leased_by" TEXT,
    "last_attempt_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "last_problem" TEXT,
    "last_status" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "cluster_id" UUID,
    "open_key" TEXT,
    "cause" TEXT,
    "affected" TEXT NOT NULL DEFAULT '[]',
    "affected_count" INTEGER NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "announced_at" TIMESTAMPTZ(3),
    "is_in_maintenance" BOOLEAN NOT NULL DEFAULT false,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "maintenance_window" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,
    "planned_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "maintenance_window_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interface_damping" (
    "partner_id" UUID NOT NULL,
    "interface_id" UUID NOT NULL,
    "settled_state" TEXT NOT NULL DEFAULT 'unknown',
    "settled_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_reason" TEXT,
    "recent" TEXT NOT NULL DEFAULT '',
    "flapping_since" TIMESTAMPTZ(3),

    CONSTRAINT "interface_damping_pkey" PRIMARY KEY ("partner_id","interface_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "alert_channel_partner_id_id_key" ON "alert_channel"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "alert_channel_partner_id_name_key" ON "alert_channel"("partner_id", "name");

-- CreateIndex
CREATE INDEX "alert_delivery_partner_id_created_at_id_idx" ON "alert_delivery"("partner_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "alert_delivery_partner_id_channel_id_next_attempt_at_idx" ON "alert_delivery"("partner_id", "channel_id", "next_attempt_at");

-- CreateIndex
CREATE UNIQUE INDEX "alert_delivery_partner_id_id_key" ON "alert_delivery"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "alert_delivery_partner_id_alert_id_channel_id_recipient_key" ON "alert_delivery"("partner_id", "alert_id", "channel_id", "recipient");

-- CreateIndex
CREATE INDEX "incident_partner_id_opened_at_id_idx" ON "incident"("partner_id", "opened_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "incident_partner_id_cluster_id_opened_at_idx" ON "incident"("partner_id", "cluster_id", "opened_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "incident_partner_id_id_key" ON "incident"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "incident_partner_id_open_key_key" ON "incident"("partner_id", "open_key");

-- CreateIndex
CREATE INDEX "maintenance_window_partner_id_cluster_id_ends_at_idx" ON "maintenance_window"("partner_id", "cluster_id", "ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "maintenance_window_partner_id_id_key" ON "maintenance_window"("partner_id", "id");

-- AddForeignKey
ALTER TABLE "alert_channel" ADD CONSTRAINT "alert_channel_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_delivery" ADD CONSTRAINT "alert_delivery_partner_id_channel_id_fkey" FOREIGN KEY ("partner_id", "channel_id") REFERENCES "alert_channel"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_partner_id_cluster_id_fkey" FOREIGN KEY ("partner_id", "cluster_id") REFERENCES "cluster"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "maintenance_window" ADD CONSTRAINT "maintenance_window_partner_id_cluster_id_fkey" FOREIGN KEY ("partner_id", "cluster_id") REFERENCES "cluster"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interface_damping" ADD CONSTRAINT "interface_damping_partner_id_interface_id_fkey" FOREIGN KEY ("partner_id", "interface_id") REFERENCES "cluster_interface"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What follows is written by hand.

ALTER TABLE alert_channel ADD CONSTRAINT alert_channel_kind_check CHECK (kind IN ('webhook', 'mail'));
ALTER TABLE alert_channel ADD CONSTRAINT alert_channel_language_check CHECK (language IN ('en', 'es'));
ALTER TABLE alert_delivery ADD CONSTRAINT alert_delivery_state_check CHECK (state IN ('waiting', 'delivered', 'dead'));
ALTER TABLE incident ADD CONSTRAINT incident_scope_check CHECK (scope IN ('cluster', 'hub'));
ALTER TABLE interface_damping ADD CONSTRAINT interface_damping_settled_state_check
  CHECK (settled_state IN ('up', 'degraded', 'down', 'unknown'));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['alert_channel', 'alert_delivery', 'incident', 'maintenance_window', 'interface_damping'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO hub_app USING (partner_id = nullif(current_setting(''app.partner_id'', true), '''')::uuid)', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO hub_owner USING (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO hub_app', t);
  END LOOP;
END $$;

-- The worker: due deliveries of all partners, leased so that no other worker takes them (SKIP LOCKED). Of one channel at
-- most p_per_channel are under way: a receiver that hangs holds up nobody else's alerts.
CREATE FUNCTION hub_lease_due_alerts(p_worker text, p_per_channel integer, p_most integer, p_lease_seconds integer)
RETURNS TABLE (partner_id uuid, delivery_id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH due AS (
    SELECT first.id FROM alert_channel c
    CROSS JOIN LATERAL (
      SELECT d.id FROM alert_delivery d
      WHERE d.partner_id = c.partner_id AND d.channel_id = c.id AND d.next_attempt_at <= now()
        AND (d.leased_until IS NULL OR d.leased_until < now())
      ORDER BY d.next_attempt_at, d.id
      LIMIT greatest(0, p_per_channel - (SELECT count(*) FROM alert_delivery l
        WHERE l.partner_id = c.partner_id AND l.channel_id = c.id AND l.leased_until >= now()))
      FOR UPDATE SKIP LOCKED) AS first
    LIMIT p_most)
  UPDATE alert_delivery d SET leased_until = now() + make_interval(secs => p_lease_seconds), leased_by = p_worker
  FROM due WHERE d.id = due.id
  RETURNING d.partner_id, d.id
$$;

-- Housekeeping: deliveries that ended, delivered or given up, after so many days.
CREATE FUNCTION hub_sweep_alerts(p_days integer) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM alert_delivery WHERE state <> 'waiting' AND created_at < now() - make_interval(days => p_days);
$$;

DO $$
DECLARE f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY['hub_lease_due_alerts(text, integer, integer, integer)'::regprocedure,
    'hub_sweep_alerts(integer)'::regprocedure] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO hub_app', f);
  END LOOP;
END $$;
