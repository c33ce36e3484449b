-- CreateTable
CREATE TABLE "branding" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "customer_id" UUID,
    "own" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "branding_pkey" PRIMARY KEY ("partner_id","id")
);

-- CreateTable
CREATE TABLE "branding_logo" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "branding_id" UUID NOT NULL,
    "mode" TEXT NOT NULL,
    "picture" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "branding_logo_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "branding_partner_id_customer_id_key" ON "branding"("partner_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "branding_logo_partner_id_id_key" ON "branding_logo"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "branding_logo_partner_id_branding_id_mode_key" ON "branding_logo"("partner_id", "branding_id", "mode");

-- AddForeignKey
ALTER TABLE "branding" ADD CONSTRAINT "branding_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "branding" ADD CONSTRAINT "branding_partner_id_customer_id_fkey" FOREIGN KEY ("partner_id", "customer_id") REFERENCES "customer"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "branding_logo" ADD CONSTRAINT "branding_logo_partner_id_branding_id_fkey" FOREIGN KEY ("partner_id", "branding_id") REFERENCES "branding"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows is written by hand.

ALTER TABLE branding_logo ADD CONSTRAINT branding_logo_mode_check CHECK (mode IN ('light', 'dark'));
-- decisions.md, "Data": logos in the database, at most 512 KiB.
ALTER TABLE branding_logo ADD CONSTRAINT branding_logo_size_check CHECK (octet_length(picture) <= 524288);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['branding', 'branding_logo'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO hub_app USING (partner_id = nullif(current_setting(''app.partner_id'', true), '''')::uuid)', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO hub_owner USING (true)', t);
  END LOOP;
END $$;
