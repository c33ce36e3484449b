-- CreateTable
CREATE TABLE "certificate_authority" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "root_certificate" TEXT NOT NULL,
    "root_key" BYTEA NOT NULL,
    "issuing_certificate" TEXT NOT NULL,
    "issuing_key" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "certificate_authority_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issued_certificate" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "authority_id" UUID NOT NULL,
    "serial" TEXT NOT NULL,
    "common_name" TEXT NOT NULL,
    "certificate" TEXT NOT NULL,
    "made_for" TEXT NOT NULL DEFAULT '',
    "replaces_serial" TEXT,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "issued_certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_revocation" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "revoked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certificate_revocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revocation_list" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "authority_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "pem" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "next_update_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "revocation_list_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "certificate_authority_partner_id_id_key" ON "certificate_authority"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_authority_partner_id_name_key" ON "certificate_authority"("partner_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "issued_certificate_partner_id_id_key" ON "issued_certificate"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "issued_certificate_partner_id_authority_id_serial_key" ON "issued_certificate"("partner_id", "authority_id", "serial");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_revocation_partner_id_id_key" ON "certificate_revocation"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_revocation_partner_id_certificate_id_key" ON "certificate_revocation"("partner_id", "certificate_id");

-- CreateIndex
CREATE UNIQUE INDEX "revocation_list_partner_id_id_key" ON "revocation_list"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "revocation_list_partner_id_authority_id_number_key" ON "revocation_list"("partner_id", "authority_id", "number");

-- AddForeignKey
ALTER TABLE "certificate_authority" ADD CONSTRAINT "certificate_authority_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issued_certificate" ADD CONSTRAINT "issued_certificate_partner_id_authority_id_fkey" FOREIGN KEY ("partner_id", "authority_id") REFERENCES "certificate_authority"("partner_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_revocation" ADD CONSTRAINT "certificate_revocation_partner_id_certificate_id_fkey" FOREIGN KEY ("partner_id", "certificate_id") REFERENCES "issued_certificate"("partner_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revocation_list" ADD CONSTRAINT "revocation_list_partner_id_authority_id_fkey" FOREIGN KEY ("partner_id", "authority_id") REFERENCES "certificate_authority"("partner_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows is written by hand.
ALTER TABLE certificate_revocation ADD CONSTRAINT certificate_revocation_reason_check
  CHECK (reason IN ('unspecified', 'key-compromise', 'affiliation-changed', 'superseded', 'cessation'));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['certificate_authority', 'issued_certificate', 'certificate_revocation', 'revocation_list'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO hub_app USING (partner_id = nullif(current_setting(''app.partner_id'', true), '''')::uuid)', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO hub_owner USING (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO hub_app', t);
  END LOOP;
END $$;

-- What was issued, revoked and listed stays as it was; only an authority's secrets are wrapped anew by their owner.
REVOKE UPDATE, DELETE ON certificate_authority, issued_certificate, certificate_revocation, revocation_list FROM hub_app;
