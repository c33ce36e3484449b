-- AlterTable
ALTER TABLE "interface_damping" DROP COLUMN "settled_reason";
