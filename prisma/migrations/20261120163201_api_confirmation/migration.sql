-- CreateTable
CREATE TABLE "api_confirmation" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "need" TEXT NOT NULL,
    "confirmed_by" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_confirmation_partner_id_id_key" ON "api_confirmation"("partner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "api_confirmation_partner_id_need_key" ON "api_confirmation"("partner_id", "need");

-- AddForeignKey
ALTER TABLE "api_confirmation" ADD CONSTRAINT "api_confirmation_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows is written by hand.

ALTER TABLE api_confirmation ADD CONSTRAINT api_confirmation_need_check
  CHECK (need IN ('application', 'scopes', 'dedicated-administrator'));

ALTER TABLE api_confirmation ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_confirmation FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON api_confirmation TO hub_app USING (partner_id = nullif(current_setting('app.partner_id', true), '')::uuid);
CREATE POLICY owner_all ON api_confirmation TO hub_owner USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON api_confirmation TO hub_app;
