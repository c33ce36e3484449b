-- Roles are made by the launcher or by a database administrator (lib/platform/db/roles.ts). Where a migration is only
-- compared, never served, there are none yet.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hub_owner') THEN
    CREATE ROLE hub_owner LOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hub_app') THEN
    CREATE ROLE hub_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;
  END IF;
END $$;

-- What the owner makes from here on, the application may use; functions only where a migration says so.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO hub_app;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" UUID,
    "target_name" TEXT NOT NULL,
    "client_address" TEXT NOT NULL DEFAULT '',
    "payload" TEXT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "partner_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("partner_id")
);

-- CreateTable
CREATE TABLE "cluster" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "test_account_user_id" TEXT,
    "test_account_password" BYTEA,
    "scheduled_login_checks" BOOLEAN NOT NULL DEFAULT false,
    "login_refused_at" TIMESTAMPTZ(3),
    "xsi_actions_url" TEXT NOT NULL,
    "xsi_events_url" TEXT NOT NULL,
    "das_url" TEXT,
    "direct_authentication" BOOLEAN NOT NULL DEFAULT false,
    "cti_host" TEXT NOT NULL,
    "cti_port" INTEGER NOT NULL DEFAULT 8012,
    "call_history" BOOLEAN NOT NULL DEFAULT false,
    "call_history_user_id" TEXT,
    "dnd_sync" BOOLEAN NOT NULL DEFAULT false,
    "dnd_sync_user_id" TEXT,
    "personal_assistant_sync" BOOLEAN NOT NULL DEFAULT false,
    "personal_assistant_sync_user_id" TEXT,
    "authentication_service_url" TEXT NOT NULL,
    "authentication_service_type" TEXT NOT NULL DEFAULT 'ci-token',
    "shared_xsp" BOOLEAN NOT NULL DEFAULT false,
    "dms_url" TEXT,
    "xsi_domain" TEXT,
    "edge_topology" TEXT NOT NULL DEFAULT 'xsp-in-dmz',
    "broadworks_release" TEXT NOT NULL DEFAULT 'later',
    "cnps_host" TEXT,
    "cnps_release" TEXT,
    "provisioning_adapter_path" TEXT NOT NULL DEFAULT 'direct',
    "provisioning_adapter_proxy_host" TEXT,
    "probe_certificate" TEXT,
    "probe_private_key" BYTEA,
    "paused_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "cluster_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cluster_interface" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'unknown',
    "reason" TEXT,
    "healthy_count" INTEGER NOT NULL DEFAULT 0,
    "address_count" INTEGER NOT NULL DEFAULT 0,
    "state_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_healthy_at" TIMESTAMPTZ(3),
    "checked_at" TIMESTAMPTZ(3),
    "result" TEXT,
    "certificate_expires_at" TIMESTAMPTZ(3),
    "certificate_subject" TEXT,
    "next_check_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leased_until" TIMESTAMPTZ(3),
    "leased_by" TEXT,

    CONSTRAINT "cluster_interface_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "health_change" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "interface_id" UUID NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "reason" TEXT,
    "healthy_count" INTEGER NOT NULL,
    "address_count" INTEGER NOT NULL,
    "findings" TEXT NOT NULL DEFAULT '[]',
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "health_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "health_bucket" (
    "partner_id" UUID NOT NULL,
    "interface_id" UUID NOT NULL,
    "bucket_at" TIMESTAMPTZ(3) NOT NULL,
    "up_checks" INTEGER NOT NULL DEFAULT 0,
    "degraded_checks" INTEGER NOT NULL DEFAULT 0,
    "down_checks" INTEGER NOT NULL DEFAULT 0,
    "unknown_checks" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "health_bucket_pkey" PRIMARY KEY ("partner_id","interface_id","bucket_at")
);

-- CreateTable
CREATE TABLE "partner" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "password_hash" TEXT,
    "password_changed_at" TIMESTAMPTZ(3),
    "totp_secret" BYTEA,
    "totp_confirmed_at" TIMESTAMPTZ(3),
    "totp_last_step" BIGINT,
    "recovery_hashes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "oidc_issuer" TEXT,
    "oidc_subject" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "last_sign_in_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "client_address" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "reauthenticated_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "set_up_link" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "set_up_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "window_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "blocked_until" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "customer_template" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "customer_template_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_event_partner_id_target_type_target_id_sequence_idx" ON "audit_event"("partner_id", "target_type", "target_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_event_partner_id_actor_id_sequence_idx" ON "audit_event"("partner_id", "actor_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_event_partner_id_action_sequence_idx" ON "audit_event"("partner_id", "action", "sequence");

-- CreateIndex
CREATE INDEX "audit_event_partner_id_occurred_at_idx" ON "audit_event"("partner_id", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_partner_id_id_key" ON "audit_event"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_partner_id_sequence_key" ON "audit_event"("partner_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "cluster_partner_id_id_key" ON "cluster"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "cluster_partner_id_name_key" ON "cluster"("partner_id", "name");

-- CreateIndex
CREATE INDEX "customer_partner_id_template_id_idx" ON "customer"("partner_id", "template_id");

-- CreateIndex
CREATE INDEX "customer_partner_id_name_idx" ON "customer"("partner_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "customer_partner_id_id_key" ON "customer"("partner_id", "id");

-- CreateIndex
CREATE INDEX "cluster_interface_next_check_at_idx" ON "cluster_interface"("next_check_at");

-- CreateIndex
CREATE UNIQUE INDEX "cluster_interface_partner_id_id_key" ON "cluster_interface"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "cluster_interface_partner_id_cluster_id_kind_key" ON "cluster_interface"("partner_id", "cluster_id", "kind");

-- CreateIndex
CREATE INDEX "health_change_partner_id_interface_id_occurred_at_idx" ON "health_change"("partner_id", "interface_id", "occurred_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "health_change_partner_id_id_key" ON "health_change"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "person_partner_id_name_id_idx" ON "person"("partner_id", "name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "person_partner_id_id_key" ON "person"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "person_oidc_issuer_oidc_subject_key" ON "person"("oidc_issuer", "oidc_subject");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_partner_id_person_id_idx" ON "session"("partner_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_partner_id_id_key" ON "session"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_partner_id_person_id_idx" ON "invitation"("partner_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_partner_id_id_key" ON "invitation"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "set_up_link_token_hash_key" ON "set_up_link"("token_hash");

-- CreateIndex
CREATE INDEX "customer_template_partner_id_cluster_id_idx" ON "customer_template"("partner_id", "cluster_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_template_partner_id_id_key" ON "customer_template"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_template_partner_id_name_key" ON "customer_template"("partner_id", "name");

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_head" ADD CONSTRAINT "audit_head_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cluster" ADD CONSTRAINT "cluster_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_partner_id_template_id_fkey" FOREIGN KEY ("partner_id", "template_id") REFERENCES "customer_template"("partner_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cluster_interface" ADD CONSTRAINT "cluster_interface_partner_id_cluster_id_fkey" FOREIGN KEY ("partner_id", "cluster_id") REFERENCES "cluster"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "health_change" ADD CONSTRAINT "health_change_partner_id_interface_id_fkey" FOREIGN KEY ("partner_id", "interface_id") REFERENCES "cluster_interface"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "health_bucket" ADD CONSTRAINT "health_bucket_partner_id_interface_id_fkey" FOREIGN KEY ("partner_id", "interface_id") REFERENCES "cluster_interface"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_partner_id_person_id_fkey" FOREIGN KEY ("partner_id", "person_id") REFERENCES "person"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_partner_id_person_id_fkey" FOREIGN KEY ("partner_id", "person_id") REFERENCES "person"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_template" ADD CONSTRAINT "customer_template_partner_id_cluster_id_fkey" FOREIGN KEY ("partner_id", "cluster_id") REFERENCES "cluster"("partner_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows is written by hand.

-- Enumerations are text with a CHECK: enum equality is not leakproof and never becomes an index condition under
-- row-level security (decisions.md, "Data").
ALTER TABLE person ADD CONSTRAINT person_role_check
  CHECK (role IN ('full-admin', 'assigned-admin', 'support', 'read-only'));
ALTER TABLE person ADD CONSTRAINT person_email_normalized_check CHECK (email = lower(email));
ALTER TABLE session ADD CONSTRAINT session_method_check CHECK (method IN ('password', 'oidc', 'invitation', 'set-up'));
ALTER TABLE audit_event ADD CONSTRAINT audit_event_actor_kind_check CHECK (actor_kind IN ('person', 'system', 'token'));
ALTER TABLE cluster ADD CONSTRAINT cluster_authentication_service_type_check
  CHECK (authentication_service_type IN ('ci-token', 'mtls'));
ALTER TABLE cluster ADD CONSTRAINT cluster_edge_topology_check
  CHECK (edge_topology IN ('tls-bridge', 'tls-passthrough', 'xsp-in-dmz'));
ALTER TABLE cluster ADD CONSTRAINT cluster_broadworks_release_check
  CHECK (broadworks_release IN ('R22', 'R23', 'R24', 'later'));
ALTER TABLE cluster ADD CONSTRAINT cluster_cnps_release_check
  CHECK (cnps_release IS NULL OR cnps_release IN ('R22', 'R23', 'R24', 'later'));
ALTER TABLE cluster ADD CONSTRAINT cluster_provisioning_adapter_path_check
  CHECK (provisioning_adapter_path IN ('direct', 'proxy'));
ALTER TABLE cluster ADD CONSTRAINT cluster_shared_xsp_check
  CHECK (NOT shared_xsp OR authentication_service_type = 'mtls');
ALTER TABLE cluster_interface ADD CONSTRAINT cluster_interface_kind_check
  CHECK (kind IN ('xsi-actions', 'xsi-events', 'authentication-service', 'cti', 'dms'));
ALTER TABLE cluster_interface ADD CONSTRAINT cluster_interface_state_check
  CHECK (state IN ('up', 'degraded', 'down', 'unknown'));
ALTER TABLE health_change ADD CONSTRAINT health_change_state_check
  CHECK (from_state IN ('up', 'degraded', 'down', 'unknown') AND to_state IN ('up', 'degraded', 'down', 'unknown'));

-- Row-level security. Every table is forced, so that the owner too is bound by a policy it can read. nullif: after
-- SET LOCAL ends the setting is '' and not NULL, and ''::uuid is an error.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['person', 'session', 'invitation', 'audit_event', 'audit_head', 'cluster',
    'cluster_interface', 'health_change', 'health_bucket', 'customer_template', 'customer'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO hub_app USING (partner_id = nullif(current_setting(''app.partner_id'', true), '''')::uuid)', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO hub_owner USING (true)', t);
  END LOOP;
  -- No policy for hub_app: only the functions of the migration hub_functions reach these.
  FOREACH t IN ARRAY ARRAY['set_up_link', 'sign_in_throttle'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO hub_owner USING (true)', t);
    EXECUTE format('REVOKE ALL ON %I FROM hub_app', t);
  END LOOP;
END $$;
ALTER TABLE partner ENABLE ROW LEVEL SECURITY;
ALTER TABLE partner FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON partner TO hub_app USING (id = nullif(current_setting('app.partner_id', true), '')::uuid);
CREATE POLICY owner_all ON partner TO hub_owner USING (true);

-- The trail is append-only for the application.
REVOKE UPDATE, DELETE ON audit_event FROM hub_app;
REVOKE DELETE ON audit_head, partner FROM hub_app;

-- The application may see which migrations ran, so that it can refuse to start on a schema it does not know.
DO $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    REVOKE ALL ON _prisma_migrations FROM hub_app;
    GRANT SELECT ON _prisma_migrations TO hub_app;
  END IF;
END $$;
