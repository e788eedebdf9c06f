package dev.invoicearchive.transform;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;

/** JSON as the Lambda runtime reads and writes it: its own serialiser for its own classes, its Jackson for all others. */
final class LambdaJson {
    private LambdaJson() {}

    static <T> T read(byte[] json, Class<T> type) {
        return serializer(type).fromJson(new ByteArrayInputStream(json));
    }

    static <T> byte[] write(T value, Class<T> type) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        serializer(type).toJson(value, json);
        return json.toByteArray();
    }

    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                ? LambdaEventSerializers.serializerFor(type, LambdaJson.class.getClassLoader())
                : JacksonFactory.getInstance().getSerializer(type);
    }
}
