-- AlterTable
ALTER TABLE "branding" ADD COLUMN     "facts" JSONB NOT NULL DEFAULT '{}';
