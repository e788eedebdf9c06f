package dev.invoicearchive.lifecycle.verify;

import static dev.invoicearchive.lifecycle.verify.SealedArchive.FIRST;
import static dev.invoicearchive.lifecycle.verify.SealedArchive.LAST;

import dev.invoicearchive.format.ParquetRowWriter;
import dev.invoicearchive.lifecycle.integrity.Fault.Kind;
import dev.invoicearchive.lifecycle.integrity.ManifestKeys;
import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.model.ArchiveRow;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every way in which somebody could alter an archive, and what must be found. */
enum Tamper {
    ONE_BIT_IN_A_DELIVERED_OBJECT(VerifyLevel.FULL) {
        @Override
        Expected plant(SealedArchive archive) {
            return bit(archive, delivered(archive));
        }
    },
    ONE_BIT_IN_A_SEALED_OBJECT(VerifyLevel.SEALED) {
        @Override
        Expected plant(SealedArchive archive) {
            return bit(archive, SealedArchive.sealedKey(FIRST, 1));
        }
    },
    ONE_BIT_IN_A_SOURCE_OBJECT(VerifyLevel.FULL) {
        @Override
        Expected plant(SealedArchive archive) {
            return bit(archive, archive.day(LAST).source.get(0).key());
        }
    },
    ONE_BIT_IN_AN_ERROR_OBJECT(VerifyLevel.FULL) {
        @Override
        Expected plant(SealedArchive archive) {
            return bit(archive, archive.day(LAST).errors.get(0).key());
        }
    },
    A_DELIVERED_OBJECT_HIDDEN_BY_A_DELETE_MARKER(VerifyLevel.FULL) {
        @Override
        Expected plant(SealedArchive archive) {
            archive.objects().delete(delivered(archive));
            return new Expected(Kind.NOT_FOUND, delivered(archive));
        }
    },
    A_SEALED_OBJECT_ERASED(VerifyLevel.SEALED) {
        @Override
        Expected plant(SealedArchive archive) {
            archive.objects().erase(SealedArchive.sealedKey(LAST, 1));
            return new Expected(Kind.NOT_FOUND, SealedArchive.sealedKey(LAST, 1));
        }
    },
    A_DELIVERED_OBJECT_DELETED_BEFORE_ITS_SEAL(VerifyLevel.FULL) {
        /** Its rows were never sealed, and the manifest is right about what was there: only the source tells. */
        @Override
        Expected plant(SealedArchive archive) throws IOException {
            return Plants.deletedBeforeItsSeal(archive);
        }
    },
    AN_ADDED_DELIVERED_OBJECT(VerifyLevel.FULL) {
        @Override
        Expected plant(SealedArchive archive) {
            ArchiveRow invented = Plants.invented(archive, FIRST);
            return new Expected(
                    Kind.UNKNOWN, archive.deliver(FIRST, 3, List.of(invented)).key());
        }
    },
    AN_ADDED_DELIVERED_OBJECT_OF_LONG_AGO(VerifyLevel.FULL) {
        @Override
        Expected plant(SealedArchive archive) {
            archive.objects().setTime(FIRST.atTime(12, 0).toInstant(ZoneOffset.UTC));
            ArchiveRow known = archive.day(FIRST).rows.get(0);
            return new Expected(
                    Kind.UNKNOWN, archive.deliver(FIRST, 3, List.of(known)).key());
        }
    },
    AN_ADDED_SOURCE_OBJECT_OF_LONG_AGO(VerifyLevel.FULL) {
        @Override
        Expected plant(SealedArchive archive) throws IOException {
            archive.objects().setTime(FIRST.atTime(12, 0).toInstant(ZoneOffset.UTC));
            return new Expected(
                    Kind.UNKNOWN,
                    archive.source(FIRST, archive.day(FIRST).changes, new byte[0])
                            .key());
        }
    },
    A_SEALED_FILE_THAT_NO_MANIFEST_NAMES(VerifyLevel.SEALED) {
        @Override
        Expected plant(SealedArchive archive) {
            String key = SealedArchive.sealedKey(FIRST, 3);
            archive.objects().put(key, ParquetRowWriter.write(archive.day(FIRST).rows));
            return new Expected(Kind.UNKNOWN, key);
        }
    },
    A_ROLL_UP_THAT_NO_MANIFEST_NAMES(VerifyLevel.SEALED) {
        @Override
        Expected plant(SealedArchive archive) {
            String key = "rollup/monthly/month=2026-11/g01-0.parquet";
            archive.objects().put(key, new byte[9]);
            return new Expected(Kind.UNKNOWN, key);
        }
    },
    AN_OBJECT_OUTSIDE_EVERY_ZONE(VerifyLevel.FULL) {
        @Override
        Expected plant(SealedArchive archive) {
            archive.objects().put("elsewhere/x", new byte[9]);
            return new Expected(Kind.UNKNOWN, "elsewhere/x");
        }
    },
    AN_OBJECT_REPLACED_BY_AN_OLDER_VERSION(VerifyLevel.FULL) {
        @Override
        Expected plant(SealedArchive archive) {
            String key = delivered(archive);
            archive.objects()
                    .put(key, ParquetRowWriter.write(archive.day(FIRST).rows.subList(0, 1)));
            return new Expected(Kind.REPLACED, key);
        }
    },
    A_SEALED_OBJECT_PUT_AGAIN_WITH_ITS_OWN_CONTENT(VerifyLevel.SEALED) {
        @Override
        Expected plant(SealedArchive archive) {
            String key = SealedArchive.sealedKey(FIRST, 1);
            archive.objects().put(key, archive.objects().content(key));
            archive.objects().protect(key, SealedArchive.locked());
            return new Expected(Kind.VERSIONS, key);
        }
    },
    TWO_OBJECTS_SWAPPED(VerifyLevel.SEALED) {
        @Override
        Expected plant(SealedArchive archive) {
            String one = SealedArchive.sealedKey(FIRST, 1);
            String other = SealedArchive.sealedKey(LAST, 1);
            byte[] content = archive.objects().content(one);
            byte[] swapped = archive.objects().content(other);
            archive.objects().alter(one, old -> swapped);
            archive.objects().alter(other, old -> content);
            return new Expected(Kind.HASH, one);
        }
    },
    A_ROLL_UP_ALTERED(VerifyLevel.SEALED) {
        @Override
        Expected plant(SealedArchive archive) {
            return bit(archive, "rollup/daily/day=" + FIRST + "/g01-0.parquet");
        }
    },
    A_MANIFEST_EDITED(VerifyLevel.CHAIN) {
        @Override
        Expected plant(SealedArchive archive) {
            archive.objects().alter(ManifestKeys.manifest(1), Plants::withOneRowLess);
            return new Expected(Kind.NOT_FOUND, "manifests/00000001-");
        }
    },
    A_MANIFEST_IN_ANOTHER_FORM(VerifyLevel.CHAIN) {
        @Override
        Expected plant(SealedArchive archive) {
            archive.objects().alter(ManifestKeys.manifest(1), Plants::withASpace);
            return new Expected(Kind.FORMAT, ManifestKeys.manifest(1));
        }
    },
    A_MANIFEST_EDITED_AND_ITS_SIGNATURE_RENAMED(VerifyLevel.CHAIN) {
        @Override
        Expected plant(SealedArchive archive) {
            Plants.editManifest(archive, 1, (altered, signature) -> signature);
            return new Expected(Kind.SIGNATURE, ManifestKeys.manifest(1));
        }
    },
    A_MANIFEST_DELETED(VerifyLevel.CHAIN) {
        @Override
        Expected plant(SealedArchive archive) {
            archive.objects().erase(ManifestKeys.manifest(1));
            return new Expected(Kind.NOT_FOUND, ManifestKeys.manifest(1));
        }
    },
    THE_LAST_MANIFEST_HIDDEN_BY_A_DELETE_MARKER(VerifyLevel.CHAIN) {
        @Override
        Expected plant(SealedArchive archive) {
            archive.objects().delete(ManifestKeys.manifest(2));
            return new Expected(Kind.NOT_FOUND, ManifestKeys.manifest(2));
        }
    },
    A_SIGNATURE_DELETED(VerifyLevel.CHAIN) {
        @Override
        Expected plant(SealedArchive archive) {
            String key = ManifestKeys.signature(2, archive.head().sha256());
            archive.objects().erase(key);
            return new Expected(Kind.NOT_FOUND, key);
        }
    },
    ONE_BIT_IN_A_SIGNATURE(VerifyLevel.CHAIN) {
        @Override
        Expected plant(SealedArchive archive) {
            String key = ManifestKeys.signature(2, archive.head().sha256());
            archive.objects().alter(key, Plants::oneBit);
            return new Expected(Kind.SIGNATURE, ManifestKeys.manifest(2));
        }
    },
    A_MANIFEST_SIGNED_AGAIN_WITH_ANOTHER_KEY(VerifyLevel.CHAIN) {
        @Override
        Expected plant(SealedArchive archive) throws IOException {
            Plants.signAgain(archive, 2, Plants.strangersKey());
            return new Expected(Kind.KEY, ManifestKeys.manifest(2));
        }
    },
    THE_FIRST_MANIFEST_SIGNED_AGAIN_WITH_ANOTHER_KEY(VerifyLevel.CHAIN) {
        @Override
        Expected plant(SealedArchive archive) throws IOException {
            Plants.signAgain(archive, 1, Plants.strangersKey());
            return new Expected(Kind.KEY, ManifestKeys.manifest(1));
        }
    },
    A_MANIFEST_SIGNED_ANEW_BY_ITS_OWN_KEY(VerifyLevel.CHAIN) {
        /** By somebody who may use the key: the next manifest knows the hash of the old one. */
        @Override
        Expected plant(SealedArchive archive) throws IOException {
            Plants.signAgain(archive, 1, archive.key());
            return new Expected(Kind.CHAIN, ManifestKeys.manifest(2));
        }
    },
    THE_CHAIN_CUT_AT_ITS_END(VerifyLevel.CHAIN) {
        @Override
        Expected plant(SealedArchive archive) {
            Plants.eraseManifest(archive, 2, archive.head().sha256());
            return new Expected(Kind.HEAD, "chain");
        }
    },
    THE_CHAIN_CUT_AND_JOINED_AGAIN(VerifyLevel.CHAIN) {
        /** By somebody who may use the key: a chain without a fault, but not the one whose head was kept. */
        @Override
        Expected plant(SealedArchive archive) throws IOException {
            Plants.cutAndJoin(archive);
            return new Expected(Kind.HEAD, "chain");
        }
    },
    AN_EARLIER_TIME_THAN_THE_MANIFEST_BEFORE(VerifyLevel.CHAIN) {
        @Override
        Expected plant(SealedArchive archive) throws IOException {
            archive.publish(archive.next(
                    List.of(),
                    List.of(),
                    Optional.of(LAST),
                    FIRST.atStartOfDay().toInstant(ZoneOffset.UTC),
                    Optional.empty()));
            return new Expected(Kind.TIME, ManifestKeys.manifest(3));
        }
    },
    A_DAY_LEFT_OUT(VerifyLevel.CHAIN) {
        @Override
        Expected plant(SealedArchive archive) throws IOException {
            archive.publish(Plants.closing(archive, LAST.plusDays(2), 1));
            return new Expected(Kind.CHAIN, ManifestKeys.manifest(3));
        }
    },
    A_DAY_CLOSED_TWICE(VerifyLevel.CHAIN) {
        @Override
        Expected plant(SealedArchive archive) throws IOException {
            archive.publish(Plants.closing(archive, LAST, 1));
            return new Expected(Kind.CHAIN, ManifestKeys.manifest(3));
        }
    },
    ROWS_ALTERED_WITH_COUNTS_KEPT(VerifyLevel.SEALED) {
        @Override
        Expected plant(SealedArchive archive) {
            String key = SealedArchive.sealedKey(FIRST, 1);
            List<ArchiveRow> rows = Plants.otherCountry(archive.day(FIRST).rows.subList(0, SealedArchive.ROWS_A_DAY));
            archive.objects().alter(key, old -> ParquetRowWriter.write(rows));
            return new Expected(Kind.HASH, key);
        }
    },
    ROWS_ALTERED_BY_THE_SEALER_WITH_COUNTS_KEPT(VerifyLevel.FULL) {
        /** The manifest names the altered file: only the delivered objects tell. */
        @Override
        Expected plant(SealedArchive archive) throws IOException {
            return Plants.sealOpenDay(archive, Plants::otherCountry);
        }
    },
    ROWS_DROPPED_BY_THE_SEALER(VerifyLevel.FULL) {
        @Override
        Expected plant(SealedArchive archive) throws IOException {
            return Plants.sealOpenDay(archive, rows -> rows.subList(0, rows.size() - 1));
        }
    },
    ROWS_INVENTED_BY_THE_SEALER(VerifyLevel.FULL) {
        @Override
        Expected plant(SealedArchive archive) throws IOException {
            Plants.sealOpenDay(archive, rows -> {
                List<ArchiveRow> more = new ArrayList<>(rows);
                more.add(Plants.invented(archive, LAST.plusDays(1)));
                return more;
            });
            return new Expected(Kind.ROWS, "sealed/day=" + LAST.plusDays(1) + "/");
        }
    },
    A_ROW_SEALED_TWICE(VerifyLevel.SEALED) {
        @Override
        Expected plant(SealedArchive archive) throws IOException {
            Plants.sealOpenDay(archive, rows -> {
                List<ArchiveRow> more = new ArrayList<>(rows);
                more.add(rows.get(0));
                return more;
            });
            return new Expected(Kind.ROWS, SealedArchive.sealedKey(LAST.plusDays(1), 1));
        }
    },
    TOTALS_THAT_THE_FILES_DO_NOT_HAVE(VerifyLevel.SEALED) {
        @Override
        Expected plant(SealedArchive archive) throws IOException {
            Plants.sealOpenDayWithOtherTotals(archive);
            return new Expected(Kind.ROWS, SealedArchive.sealedKey(LAST.plusDays(1), 1));
        }
    },
    A_RECORD_SILENTLY_DROPPED_BY_THE_TRANSFORM(VerifyLevel.FULL) {
        @Override
        Expected plant(SealedArchive archive) throws IOException {
            return Plants.droppedRecord(archive);
        }
    },
    A_RECORD_WITHOUT_ID_DROPPED_BY_THE_TRANSFORM(VerifyLevel.FULL) {
        @Override
        Expected plant(SealedArchive archive) throws IOException {
            return Plants.droppedRubbish(archive);
        }
    },
    A_RETENTION_THAT_IS_ABSENT(VerifyLevel.FULL) {
        @Override
        Expected plant(SealedArchive archive) {
            archive.objects().protect(delivered(archive), Protection.NONE);
            return new Expected(Kind.RETENTION, delivered(archive));
        }
    },
    A_RETENTION_SHORTENED(VerifyLevel.SEALED) {
        @Override
        Expected plant(SealedArchive archive) {
            Retention shorter = new Retention(
                    RetentionMode.GOVERNANCE, LAST.plusYears(6).atStartOfDay().toInstant(ZoneOffset.UTC));
            String key = SealedArchive.sealedKey(FIRST, 1);
            archive.objects().protect(key, new Protection(Optional.of(shorter), false));
            return new Expected(Kind.RETENTION, key);
        }
    },
    A_MANIFEST_WITHOUT_RETENTION(VerifyLevel.CHAIN) {
        @Override
        Expected plant(SealedArchive archive) {
            archive.objects().protect(ManifestKeys.manifest(1), Protection.NONE);
            return new Expected(Kind.RETENTION, ManifestKeys.manifest(1));
        }
    };

    /**
     * What must be found.
     *
     * @param object the key, or how it begins
     */
    record Expected(Kind kind, String object) {}

    private final VerifyLevel level;

    Tamper(VerifyLevel level) {
        this.level = level;
    }

    /** The lowest level that finds it. */
    VerifyLevel level() {
        return level;
    }

    /** Alters the archive. */
    abstract Expected plant(SealedArchive archive) throws IOException;

    private static String delivered(SealedArchive archive) {
        return archive.day(FIRST).delivered.get(0).key();
    }

    private static Expected bit(SealedArchive archive, String key) {
        archive.objects().alter(key, Plants::oneBit);
        return new Expected(Kind.HASH, key);
    }
}
