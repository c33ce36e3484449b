-- AlterTable
ALTER TABLE "removed_template" ADD COLUMN     "urls" JSONB NOT NULL DEFAULT '[]';
