package dev.invoicearchive.local.s3;

import dev.invoicearchive.lifecycle.objects.RefusedException;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.objects.RetrievalTier;
import dev.invoicearchive.local.s3.S3Fault.Code;
import dev.invoicearchive.local.store.StoredVersion;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Retention, legal hold and restore of a version. */
final class LockOperations {
    private static final int BODY_MAX = 65_536;

    private LockOperations() {}

    /** What S3 says of a bucket without locks. */
    static S3Fault noLock() {
        return new S3Fault(Code.InvalidRequest, "Bucket is missing Object Lock Configuration");
    }

    static S3Answer getRetention(Bucket bucket, S3Request request) throws S3Fault, IOException {
        require(bucket);
        Retention retention = ObjectReads.require(bucket, request)
                .protection()
                .retention()
                .orElseThrow(() -> new S3Fault(
                        Code.NoSuchObjectLockConfiguration,
                        "The specified object does not have a ObjectLock" + " configuration"));
        return S3Answer.xml(200, XmlText.document("Retention", xml -> {
            xml.text("Mode", retention.mode());
            xml.text("RetainUntilDate", retention.until());
        }));
    }

    static S3Answer putRetention(Bucket bucket, S3Request request) throws S3Fault, IOException {
        LockedBucket locked = require(bucket);
        StoredVersion version = ObjectReads.require(bucket, request);
        XmlBody body = body(request, "Retention");
        Optional<String> mode = body.text("Retention/Mode");
        Optional<String> until = body.text("Retention/RetainUntilDate");
        if (mode.isPresent() != until.isPresent()) {
            throw new S3Fault(Code.MalformedXML, "Mode and RetainUntilDate must both be there, or neither.");
        }
        Optional<Retention> wanted =
                mode.isPresent() ? Optional.of(ObjectHeaders.retention(mode.get(), until.get())) : Optional.empty();
        if (wanted.isPresent() && !wanted.equals(version.protection().retention())) {
            ObjectHeaders.retention(mode.get(), until.get(), locked.store().now());
        }
        try {
            locked.store()
                    .retain(
                            version.key(),
                            version.versionId(),
                            wanted,
                            request.isTrue("x-amz-bypass-governance-retention"));
        } catch (RefusedException e) {
            throw new S3Fault(
                    Code.AccessDenied, "Access Denied because object protected by object lock. " + e.getMessage());
        }
        return S3Answer.empty(200, Map.of());
    }

    static S3Answer getHold(Bucket bucket, S3Request request) throws S3Fault, IOException {
        require(bucket);
        boolean held = ObjectReads.require(bucket, request).protection().legalHold();
        return S3Answer.xml(200, XmlText.document("LegalHold", xml -> xml.text("Status", held ? "ON" : "OFF")));
    }

    static S3Answer putHold(Bucket bucket, S3Request request) throws S3Fault, IOException {
        LockedBucket locked = require(bucket);
        StoredVersion version = ObjectReads.require(bucket, request);
        String status = body(request, "LegalHold").text("LegalHold/Status").orElse("");
        if (!status.equals("ON") && !status.equals("OFF")) {
            throw new S3Fault(Code.MalformedXML, "Invalid Status: " + status + ", expected ON or OFF.");
        }
        locked.store().hold(version.key(), version.versionId(), status.equals("ON"));
        return S3Answer.empty(200, Map.of());
    }

    static S3Answer restore(Bucket bucket, S3Request request) throws S3Fault, IOException {
        StoredVersion version = ObjectReads.require(bucket, request);
        if (bucket.locked().isEmpty() || !version.isCold()) {
            throw new S3Fault(
                    Code.InvalidObjectState, "Restore is not allowed for the object's current storage class.");
        }
        LockedBucket locked = require(bucket);
        if (version.isOnItsWay(locked.store().now())) {
            throw new S3Fault(Code.RestoreAlreadyInProgress, "Object restore is already in progress");
        }
        XmlBody body = body(request, "RestoreRequest");
        RetrievalTier tier = tier(body.text("RestoreRequest/GlacierJobParameters/Tier")
                .or(() -> body.text("RestoreRequest/Tier"))
                .orElse("Standard"));
        try {
            int days = Integer.parseInt(body.text("RestoreRequest/Days").orElse(""));
            boolean ready = locked.store().restore(version.key(), version.versionId(), days, tier);
            return S3Answer.empty(ready ? 200 : 202, Map.of());
        } catch (NumberFormatException e) {
            throw new S3Fault(Code.MalformedXML, "Invalid Days, expected a number.");
        } catch (RefusedException e) {
            throw new S3Fault(Code.InvalidArgument, e.getMessage());
        }
    }

    static S3Answer configuration(Bucket bucket) throws S3Fault {
        if (bucket.locked().isEmpty()) {
            throw new S3Fault(
                    Code.ObjectLockConfigurationNotFoundError,
                    "Object Lock configuration does not exist for this bucket");
        }
        return S3Answer.xml(
                200, XmlText.document("ObjectLockConfiguration", xml -> xml.text("ObjectLockEnabled", "Enabled")));
    }

    private static LockedBucket require(Bucket bucket) throws S3Fault {
        return bucket.locked().orElseThrow(LockOperations::noLock);
    }

    private static XmlBody body(S3Request request, String root) throws S3Fault, IOException {
        return XmlBody.parse(RequestBody.read(request, BODY_MAX).content(), root);
    }

    private static RetrievalTier tier(String text) throws S3Fault {
        try {
            return RetrievalTier.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new S3Fault(Code.MalformedXML, "Invalid Tier: " + text + ", expected Expedited, Standard or Bulk.");
        }
    }
}
