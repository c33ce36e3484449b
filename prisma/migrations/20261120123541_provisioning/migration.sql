-- CreateTable
CREATE TABLE "requirement_confirmation" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "requirement" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "confirmed_by" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "requirement_confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "adapter_assignment" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "enterprise" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "template_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "adapter_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "requirement_confirmation_partner_id_id_key" ON "requirement_confirmation"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "requirement_confirmation_partner_id_cluster_id_requirement_key" ON "requirement_confirmation"("partner_id", "cluster_id", "requirement");

-- CreateIndex
CREATE INDEX "adapter_assignment_partner_id_template_id_idx" ON "adapter_assignment"("partner_id", "template_id");

-- CreateIndex
CREATE UNIQUE INDEX "adapter_assignment_partner_id_id_key" ON "adapter_assignment"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "adapter_assignment_partner_id_cluster_id_enterprise_key" ON "adapter_assignment"("partner_id", "cluster_id", "enterprise");

-- AddForeignKey
ALTER TABLE "requirement_confirmation" ADD CONSTRAINT "requirement_confirmation_partner_id_cluster_id_fkey" FOREIGN KEY ("partner_id", "cluster_id") REFERENCES "cluster"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adapter_assignment" ADD CONSTRAINT "adapter_assignment_partner_id_cluster_id_fkey" FOREIGN KEY ("partner_id", "cluster_id") REFERENCES "cluster"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adapter_assignment" ADD CONSTRAINT "adapter_assignment_partner_id_template_id_fkey" FOREIGN KEY ("partner_id", "template_id") REFERENCES "customer_template"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows is written by hand.

-- '' is the system level of the cluster; a template's URL, or that of UC-One SaaS, which is not ours.
ALTER TABLE adapter_assignment ADD CONSTRAINT adapter_assignment_target_check
  CHECK ((target = 'template' AND template_id IS NOT NULL) OR (target = 'uc-one' AND template_id IS NULL));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['requirement_confirmation', 'adapter_assignment'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO hub_app USING (partner_id = nullif(current_setting(''app.partner_id'', true), '''')::uuid)', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO hub_owner USING (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO hub_app', t);
  END LOOP;
END $$;
