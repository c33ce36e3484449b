-- CreateTable
CREATE TABLE "locale_override" (
    "partner_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "locale_override_pkey" PRIMARY KEY ("partner_id","language")
);

-- CreateTable
CREATE TABLE "call_in_override" (
    "partner_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "call_in_override_pkey" PRIMARY KEY ("partner_id","country")
);

-- AddForeignKey
ALTER TABLE "locale_override" ADD CONSTRAINT "locale_override_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_in_override" ADD CONSTRAINT "call_in_override_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows is written by hand.

ALTER TABLE locale_override ADD CONSTRAINT locale_override_locale_check
  CHECK (locale IN ('en_US', 'en_AU', 'en_GB', 'en_CA', 'fr_FR', 'fr_CA', 'es_ES', 'es_CO', 'es_MX', 'pt_PT', 'pt_BR', 'zh_CN', 'zh_TW'));
ALTER TABLE locale_override ADD CONSTRAINT locale_override_language_check
  CHECK (language IN ('en', 'fr', 'es', 'pt', 'zh'));
ALTER TABLE locale_override ADD CONSTRAINT locale_override_own_language_check CHECK (left(locale, 2) = language);
ALTER TABLE call_in_override ADD CONSTRAINT call_in_override_location_check
  CHECK (location IN ('AMER', 'EMEA', 'EURO', 'APAC', 'ANZ'));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['locale_override', 'call_in_override'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO hub_app USING (partner_id = nullif(current_setting(''app.partner_id'', true), '''')::uuid)', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO hub_owner USING (true)', t);
  END LOOP;
END $$;
