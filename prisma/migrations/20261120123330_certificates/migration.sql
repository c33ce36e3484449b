-- CreateTable
CREATE TABLE "certificate_chain" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "host" TEXT NOT NULL DEFAULT '',
    "port" INTEGER NOT NULL DEFAULT 0,
    "address" TEXT NOT NULL DEFAULT '',
    "certificates" TEXT NOT NULL,
    "fingerprints" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "certificate_count" INTEGER NOT NULL,
    "earliest_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "earliest_role" TEXT NOT NULL,
    "facts" TEXT NOT NULL DEFAULT '{}',
    "judged_on" TEXT NOT NULL,
    "worst" TEXT NOT NULL,
    "worst_check" TEXT,
    "findings" TEXT NOT NULL DEFAULT '[]',
    "judged_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "gone_at" TIMESTAMPTZ(3),
    "reminded_days" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "certificate_chain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_change" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "chain_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "fingerprints" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "earliest_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "worst" TEXT NOT NULL,
    "worst_check" TEXT,
    "days" INTEGER,
    "actor_name" TEXT NOT NULL DEFAULT '',
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certificate_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cloud_client_chain" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "certificates" TEXT NOT NULL,
    "fingerprints" TEXT NOT NULL,
    "earliest_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "added_by" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "cloud_client_chain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "client_identity" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "identities" TEXT NOT NULL,
    "confirmed_by" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "client_identity_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "certificate_chain_partner_id_earliest_expires_at_id_idx" ON "certificate_chain"("partner_id", "earliest_expires_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_chain_partner_id_id_key" ON "certificate_chain"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_chain_partner_id_cluster_id_place_host_port_add_key" ON "certificate_chain"("partner_id", "cluster_id", "place", "host", "port", "address");

-- CreateIndex
CREATE INDEX "certificate_change_partner_id_chain_id_occurred_at_idx" ON "certificate_change"("partner_id", "chain_id", "occurred_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "certificate_change_partner_id_id_key" ON "certificate_change"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "cloud_client_chain_partner_id_id_key" ON "cloud_client_chain"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "client_identity_partner_id_id_key" ON "client_identity"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "client_identity_partner_id_cluster_id_key" ON "client_identity"("partner_id", "cluster_id");

-- AddForeignKey
ALTER TABLE "certificate_chain" ADD CONSTRAINT "certificate_chain_partner_id_cluster_id_fkey" FOREIGN KEY ("partner_id", "cluster_id") REFERENCES "cluster"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_change" ADD CONSTRAINT "certificate_change_partner_id_chain_id_fkey" FOREIGN KEY ("partner_id", "chain_id") REFERENCES "certificate_chain"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cloud_client_chain" ADD CONSTRAINT "cloud_client_chain_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client_identity" ADD CONSTRAINT "client_identity_partner_id_cluster_id_fkey" FOREIGN KEY ("partner_id", "cluster_id") REFERENCES "cluster"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows is written by hand.

ALTER TABLE certificate_chain ADD CONSTRAINT certificate_chain_place_check
  CHECK (place IN ('public-server', 'webex-trust', 'bridge-client', 'bridge-trust', 'internal-server'));
ALTER TABLE certificate_chain ADD CONSTRAINT certificate_chain_source_check
  CHECK (source IN ('probed', 'uploaded', 'issued'));
ALTER TABLE certificate_chain ADD CONSTRAINT certificate_chain_worst_check
  CHECK (worst IN ('met', 'unknown', 'warning', 'broken'));
ALTER TABLE certificate_chain ADD CONSTRAINT certificate_chain_earliest_role_check
  CHECK (earliest_role IN ('leaf', 'intermediate', 'root'));
ALTER TABLE certificate_change ADD CONSTRAINT certificate_change_kind_check
  CHECK (kind IN ('first-seen', 'stored', 'replaced', 'judged', 'gone', 'back', 'reminded'));
ALTER TABLE certificate_change ADD CONSTRAINT certificate_change_worst_check
  CHECK (worst IN ('met', 'unknown', 'warning', 'broken'));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['certificate_chain', 'certificate_change', 'cloud_client_chain', 'client_identity'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO hub_app USING (partner_id = nullif(current_setting(''app.partner_id'', true), '''')::uuid)', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO hub_owner USING (true)', t);
  END LOOP;
END $$;
