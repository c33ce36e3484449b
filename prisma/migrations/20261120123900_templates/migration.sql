-- DropIndex
DROP INDEX "customer_template_partner_id_name_key";

-- AlterTable
ALTER TABLE "customer_template" ADD COLUMN     "admin_invite_emails" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "authentication_mode" TEXT NOT NULL DEFAULT 'broadworks',
ADD COLUMN     "auto_create_organizations" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "callback_dns_srv_group" TEXT,
ADD COLUMN     "ccw_subscription_id" TEXT,
ADD COLUMN     "country" TEXT NOT NULL DEFAULT 'ES',
ADD COLUMN     "default_package" TEXT NOT NULL DEFAULT 'basic',
ADD COLUMN     "directory_sync" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "disable_free_calling" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "email_language" TEXT NOT NULL DEFAULT 'es_ES',
ADD COLUMN     "enterprise_mode" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "flow_through" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "idp_entity_id" TEXT,
ADD COLUMN     "meeting_join" TEXT NOT NULL DEFAULT 'cisco-call-in',
ADD COLUMN     "folded_name" TEXT COLLATE "C" NOT NULL GENERATED ALWAYS AS (folded(name)) STORED,
ADD COLUMN     "partner_admin_name" TEXT,
ADD COLUMN     "phone_number_group" TEXT,
ADD COLUMN     "prefill_email" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "admin_first" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "provisioning_account_name" TEXT,
ADD COLUMN     "provisioning_account_password" BYTEA,
ADD COLUMN     "self_activation" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "admin_email" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "share_link" TEXT,
ADD COLUMN     "user_verification" TEXT NOT NULL DEFAULT 'trusted';

-- Templates from before had only a name and a cluster. They get the first full administrator and values that somebody
-- looks over at the next edit; no further row can lean on them.
UPDATE "customer_template" t SET
  "admin_email" = coalesce(
    (SELECT p."email" FROM "person" p WHERE p."partner_id" = t."partner_id" AND p."role" = 'full-admin'
     ORDER BY p."created_at", p."id" LIMIT 1), '');
ALTER TABLE "customer_template"
  ALTER COLUMN "authentication_mode" DROP DEFAULT,
  ALTER COLUMN "country" DROP DEFAULT,
  ALTER COLUMN "default_package" DROP DEFAULT,
  ALTER COLUMN "email_language" DROP DEFAULT,
  ALTER COLUMN "admin_email" DROP DEFAULT,
  ALTER COLUMN "user_verification" DROP DEFAULT;

-- CreateTable
CREATE TABLE "template_version" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "values" TEXT NOT NULL,
    "password_set_at" INTEGER,
    "restored_from" INTEGER,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "template_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "removed_template" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "values" TEXT NOT NULL,
    "provisioning_account_password" BYTEA,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "removed_template_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "template_version_partner_id_id_key" ON "template_version"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "template_version_partner_id_template_id_number_key" ON "template_version"("partner_id", "template_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "removed_template_partner_id_id_key" ON "removed_template"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_template_partner_id_folded_name_key" ON "customer_template"("partner_id", "folded_name");

-- AddForeignKey
ALTER TABLE "template_version" ADD CONSTRAINT "template_version_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "removed_template" ADD CONSTRAINT "removed_template_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows is written by hand.
ALTER TABLE customer_template ADD CONSTRAINT customer_template_default_package_check
  CHECK (default_package IN ('softphone', 'basic', 'standard', 'premium'));
ALTER TABLE customer_template ADD CONSTRAINT customer_template_meeting_join_check
  CHECK (meeting_join IN ('cisco-call-in', 'partner-provided'));
ALTER TABLE customer_template ADD CONSTRAINT customer_template_user_verification_check
  CHECK (user_verification IN ('trusted', 'untrusted'));
ALTER TABLE customer_template ADD CONSTRAINT customer_template_authentication_mode_check
  CHECK (authentication_mode IN ('broadworks', 'webex', 'partner-saml', 'partner-oidc'));
-- The combinations that are impossible (domain.md section 3.1, rules a and c).
ALTER TABLE customer_template ADD CONSTRAINT customer_template_self_activation_check
  CHECK (NOT self_activation OR (user_verification = 'untrusted' AND NOT flow_through));
ALTER TABLE customer_template ADD CONSTRAINT customer_template_admin_first_check
  CHECK (NOT admin_first OR (user_verification = 'untrusted' AND flow_through));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['template_version', 'removed_template'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO hub_app USING (partner_id = nullif(current_setting(''app.partner_id'', true), '''')::uuid)', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO hub_owner USING (true)', t);
  END LOOP;
END $$;
-- History is added to, never rewritten.
REVOKE UPDATE ON template_version FROM hub_app;
