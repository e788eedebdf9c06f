package dev.invoicearchive.lifecycle.cost.report;

import java.util.Locale;

/** The words of {@code docs/cost.md} around its tables. They say no figure that the calculator knows. */
final class DocumentText {
    static final String VOLUMES = """
            The same invoices, at 100, 10,000 and 1,000,000 changes a day; everything else is the command's default. US dollars, from
            an empty archive on:""";

    static final String YEARS = """
            Months are walked one by one, a month being a twelfth of 365 days. Objects come evenly, grow old, move on the day that
            `rules.json` says, and are never deleted; so storage grows from year to year and the rest does not:""";

    static final String LINES = """
            Each line is quantity x price / per, half a cent rounded up once for the whole term; a year is the rounded amount up to
            its end less that of the year before. Every sum is the sum of its lines. Nothing is taken off for free allowances or
            large volumes, so the estimate errs upwards:""";

    static final String ROUNDING = """
            Invoices are small and AWS bills in blocks. The table shows what one thing is and what is billed for it. Firehose rounds
            each record, not each call; a query is billed for 10 MB even if it reads one file; a short object in a colder class is
            billed for more than it is. A class is also billed for a minimum time (IA 30 days, GLACIER_IR and GLACIER 90,
            DEEP_ARCHIVE 180): `rules.json` is refused if an object leaves a class earlier, so nothing is paid for that here.
            Columns are bytes:""";

    static final String SMALL_OBJECTS = """
            One call of the transform makes one file for each event hour. At few changes a call has few records, and the file's own
            schema and indexes outweigh them. An object is not only stored: it is written, locked and hashed, and whenever a query
            reads it that is a request, an event of the audit trail and a line of the access log. A longer Lambda buffer makes fewer
            and larger objects; it also makes the archive later by as much, and the promise of five minutes leaves little room.
            What makes objects large for queries is the seal: without it every query reads delivered objects, old ones too, and
            costs more than here:""";

    static final String TRANSITIONS = """
            A move is paid for each object, so small ones cost more to move than they ever save. All amounts are for a thousand
            objects of the average size that are made on the first day, and count to the end of the term; reading back is not
            counted. *moved* says whether `rules.json` moves objects of this size at all, *smallest_that_pays* from which size on
            (bytes) a move has saved its cost by then. A move that is made and does not pay is a reason to raise
            `transitionBytesMin` or to leave that move out:""";

    static final String FEED = """
            The stream is deployed on demand. Provisioned shards are billed by the hour instead, here as few as an even load needs;
            one takes 1 MB or 1,000 records a second, and a peak above that waits in the table. US dollars, the whole term:""";

    static final String PRICES = """
            Each price is a parameter: `./archive cost --prices FILE` puts your own in the place of single ones, in the form of
            `lifecycle/src/main/resources/dev/invoicearchive/lifecycle/cost/prices/prices.json`. *price list* was read by a public
            project from AWS's price list, *quoted* is what a public page says AWS's page says, *from memory* was not read anywhere:
            check these first. AWS publishes all of them, without an account, at
            `https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/index.json`.""";

    static final String NOT_COUNTED = """
            * The applications' own reads of the table, their network, and data that leaves AWS.
            * Free allowances, discounts for volume, savings plans, taxes, support.
            * The buckets of query results, work and exports, whose objects go after weeks; `errors/`, which should stay empty;
              request metrics of S3, which exist only while something lands there.
            * Retries, restored tables, and the time of people.
            * A GB is taken as 2^30 bytes, as in AWS's examples, from memory; were it 10^9, all that is billed by the GB would cost
              7 % more. Athena is taken to count in millions, which is the dearer reading.
            * Fees for checksums that S3 may compute when objects move: a public note names one of 0.004 USD a GB for GLACIER_IR,
              which no page of AWS that we found explains.
            * Durations of the functions, sizes of log lines, numbers of KMS calls and statements of the seal are assumed; the
              lines say so. Sizes of Parquet are measured ([decision 3](decisions/0003-codec-and-dictionary.md)).
            * DynamoDB's stream is read by Lambda, which is free.""";

    private DocumentText() {}

    static String introduction(String days, long fromMemory, int prices) {
        return String.format(Locale.ROOT, """
                An estimate, made by `./archive cost` and written by a test from the same calculator; do not edit it. **No AWS account
                was used and no bill was seen.** Of %d prices, %d are from memory; the others were read in public copies and quotations
                of AWS's prices of %s, for us-east-1 unless the list says otherwise. Compare with your own bill after the first month.

                ```
                ./archive cost --changes-per-day 2500 --item-bytes 900 --years 10
                ./archive cost --prices my-prices.json --format csv > cost.csv
                ```

                Renew it with
                `mvn -pl lifecycle -am test -Dsnapshots=renew -Dtest=CostDocumentTest -Dsurefire.failIfNoSpecifiedTests=false`.""", prices, fromMemory, days);
    }

    static String restoring(long objects, long gb, int days, String source) {
        return String.format(Locale.ROOT, """
                An object in GLACIER or DEEP_ARCHIVE cannot be read, and Athena leaves it out without a word, until a copy of it is
                restored. Each object is a request and each GB is paid; the copy lies in STANDARD for as long as you ask, while the
                cold object is paid for as before. The example restores %,d objects of %d GB together for %d days. GLACIER_IR needs no
                restore: it is paid by the read. Expedited may be refused at busy times, and DEEP_ARCHIVE does not know it. Times are
                usual ones (%s). US dollars:""", objects, gb, days, source);
    }
}
