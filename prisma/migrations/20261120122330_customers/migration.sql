-- How names are compared when somebody searches or sorts: without case and accents, whatever the locale of the database.
CREATE FUNCTION folded(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]', '', 'g'));
GRANT EXECUTE ON FUNCTION folded(text) TO hub_app;

-- DropIndex
DROP INDEX "customer_partner_id_name_idx";

-- DropIndex
DROP INDEX "customer_partner_id_template_id_idx";

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "authentication_mode" TEXT NOT NULL DEFAULT 'broadworks',
ADD COLUMN     "country" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "enterprise_id" TEXT NOT NULL DEFAULT '';

-- Customers that are there already are known by their name only.
UPDATE "customer" SET "enterprise_id" = "name";

ALTER TABLE "customer" ALTER COLUMN "authentication_mode" DROP DEFAULT,
ALTER COLUMN "country" DROP DEFAULT,
ALTER COLUMN "enterprise_id" DROP DEFAULT,
ADD COLUMN     "folded_enterprise_id" TEXT COLLATE "C" NOT NULL GENERATED ALWAYS AS (folded(enterprise_id)) STORED,
ADD COLUMN     "folded_name" TEXT COLLATE "C" NOT NULL GENERATED ALWAYS AS (folded(name)) STORED;

-- CreateTable
CREATE TABLE "subscriber" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "folded_user_id" TEXT COLLATE "C" NOT NULL GENERATED ALWAYS AS (folded(user_id)) STORED,
    "email" TEXT,
    "package" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "status_changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "language" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "subscriber_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "subscriber_partner_id_folded_user_id_id_idx" ON "subscriber"("partner_id", "folded_user_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "subscriber_partner_id_id_key" ON "subscriber"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "subscriber_partner_id_customer_id_user_id_key" ON "subscriber"("partner_id", "customer_id", "user_id");

-- CreateIndex
CREATE INDEX "customer_partner_id_folded_name_id_idx" ON "customer"("partner_id", "folded_name", "id");

-- CreateIndex
CREATE INDEX "customer_partner_id_template_id_folded_name_id_idx" ON "customer"("partner_id", "template_id", "folded_name", "id");

-- CreateIndex
CREATE INDEX "customer_partner_id_folded_enterprise_id_idx" ON "customer"("partner_id", "folded_enterprise_id");

-- AddForeignKey
ALTER TABLE "subscriber" ADD CONSTRAINT "subscriber_partner_id_customer_id_fkey" FOREIGN KEY ("partner_id", "customer_id") REFERENCES "customer"("partner_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows is written by hand.

ALTER TABLE subscriber ADD CONSTRAINT subscriber_package_check
  CHECK (package IN ('softphone', 'basic', 'standard', 'premium'));
ALTER TABLE subscriber ADD CONSTRAINT subscriber_status_check
  CHECK (status IN ('pending_email_input', 'pending_email_validation', 'pending_user_migration', 'provisioning',
    'provisioned', 'updating', 'error'));

ALTER TABLE subscriber ENABLE ROW LEVEL SECURITY;
ALTER TABLE subscriber FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON subscriber TO hub_app
  USING (partner_id = nullif(current_setting('app.partner_id', true), '')::uuid);
CREATE POLICY owner_all ON subscriber TO hub_owner USING (true);
