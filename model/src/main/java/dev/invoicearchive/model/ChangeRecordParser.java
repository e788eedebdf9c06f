package dev.invoicearchive.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;

/**
 * Reads one record of the Kinesis feed of a DynamoDB table. Fields that the archive does not know are passed over, so
 * that an addition by AWS breaks nothing. Source: "Kinesis Data Streams for DynamoDB", record layout.
 */
public final class ChangeRecordParser {

    /**
     * Reads one record.
     *
     * @param json UTF-8, exactly one JSON object
     * @throws InvalidChangeException if the bytes are not one change with an identity; its message names the event id if
     *     there is one, and never quotes contents
     */
    public ChangeRecord parse(byte[] json) {
        ChangeRecordDraft draft = new ChangeRecordDraft();
        try (JsonParser parser = Json.reader(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notJson("no object at the start");
            }
            readRecord(parser, draft);
            if (parser.nextToken() != null) {
                throw notJson("more after the object");
            }
        } catch (UnexpectedJsonException e) {
            throw notAChangeRecord(draft, e.getMessage());
        } catch (StreamConstraintsException e) {
            throw notAChangeRecord(draft, "Invalid record: nested too deeply or a value too long.");
        } catch (StreamReadException e) {
            throw notJson("no JSON at character " + e.getLocation().getCharOffset());
        } catch (CharacterCodingException e) {
            throw notJson("bytes that are not UTF-8");
        } catch (JsonProcessingException e) {
            throw notJson("unreadable text");
        } catch (IOException e) {
            throw notJson("unreadable bytes");
        }
        return draft.toRecord();
    }

    private static void readRecord(JsonParser parser, ChangeRecordDraft draft) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "eventID" -> draft.eventId = textOrNull(parser);
                case "eventName" -> draft.eventName = textOrNull(parser);
                case "userIdentity" -> draft.userIdentity = identityOrNull(parser);
                case "dynamodb" -> {
                    if (token == JsonToken.START_OBJECT) {
                        readChange(parser, draft);
                    } else {
                        parser.skipChildren();
                    }
                }
                default -> parser.skipChildren();
            }
        }
    }

    private static void readChange(JsonParser parser, ChangeRecordDraft draft) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "ApproximateCreationDateTime" -> {
                    draft.time = token == JsonToken.VALUE_NUMBER_INT ? parser.getText() : null;
                    parser.skipChildren();
                }
                case "ApproximateCreationDateTimePrecision" -> draft.precision = textOrNull(parser);
                case "Keys" -> draft.keys = itemOrNull(parser);
                case "NewImage" -> draft.newImage = itemOrNull(parser);
                case "OldImage" -> draft.oldImage = itemOrNull(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private static Item itemOrNull(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : new AttributeReader(parser).item();
    }

    /** An identity of another shape is still an identity: not a user's, not the expiry's. */
    private static UserIdentity identityOrNull(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return UserIdentity.UNKNOWN;
        }
        String type = null;
        String principalId = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "type" -> type = textOrNull(parser);
                case "principalId" -> principalId = textOrNull(parser);
                default -> parser.skipChildren();
            }
        }
        return new UserIdentity(type, principalId);
    }

    private static String textOrNull(JsonParser parser) throws IOException {
        String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
        parser.skipChildren();
        return text;
    }

    private static InvalidChangeException notJson(String found) {
        return new InvalidChangeException(
                InvalidChangeException.Reason.NOT_JSON,
                "Invalid change record: " + found + ", expected one JSON object. Look at its bytes in "
                        + ObjectKeys.ERRORS + ".");
    }

    private static InvalidChangeException notAChangeRecord(ChangeRecordDraft draft, String message) {
        String event = draft.eventId == null ? "a record whose event id was not reached" : "event " + draft.eventId;
        return new InvalidChangeException(
                InvalidChangeException.Reason.NOT_A_CHANGE_RECORD,
                message + " Look at " + event + " in " + ObjectKeys.ERRORS + ".");
    }
}
