-- AlterTable
ALTER TABLE "certificate_chain" ALTER COLUMN "earliest_expires_at" DROP NOT NULL;

-- AlterTable
ALTER TABLE "certificate_change" ALTER COLUMN "earliest_expires_at" DROP NOT NULL;
