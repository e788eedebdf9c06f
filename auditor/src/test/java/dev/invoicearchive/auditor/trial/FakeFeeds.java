package dev.invoicearchive.auditor.trial;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the two feeds of a table say: so many inserts, one edit, one removal. */
final class FakeFeeds {
    private FakeFeeds() {}

    static List<String> ids(String feed, int changes, Set<FakeCloud.Fault> faults) {
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < changes + 2; number++) {
            ids.add((faults.contains(FakeCloud.Fault.SHARES_IDS) ? "same" : feed) + "-" + number);
        }
        return ids;
    }

    static List<byte[]> records(int changes, Set<FakeCloud.Fault> faults) {
        List<byte[]> records = new ArrayList<>();
        List<String> ids = ids("feed", changes, faults);
        boolean millis = faults.contains(FakeCloud.Fault.MILLISECONDS);
        for (int number = 0; number < ids.size(); number++) {
            String name = number < changes ? "INSERT" : number == changes ? "MODIFY" : "REMOVE";
            String images =
                    switch (name) {
                        case "INSERT" -> "\"NewImage\":{}";
                        case "MODIFY" -> "\"NewImage\":{},\"OldImage\":{}";
                        default -> "\"OldImage\":{}";
                    };
            String record = "{\"eventID\":\"" + ids.get(number) + "\",\"eventName\":\"" + name
                    + "\",\"dynamodb\":{\"ApproximateCreationDateTime\":"
                    + (millis ? "1770000000000" : "1770000000000000")
                    + "," + images + ",\"ApproximateCreationDateTimePrecision\":\""
                    + (millis ? "MILLISECOND" : "MICROSECOND") + "\"}}";
            records.add(record.getBytes(StandardCharsets.UTF_8));
        }
        return records;
    }
}
