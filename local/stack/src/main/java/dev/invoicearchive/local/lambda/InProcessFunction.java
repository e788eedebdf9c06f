package dev.invoicearchive.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.UUID;
import java.util.function.Consumer;

/** A shipped handler in this JVM, behind the serialiser that the managed runtime uses. */
public final class InProcessFunction<I, O> implements LambdaFunction {
    private final String name;
    private final RequestHandler<I, O> handler;
    private final Consumer<String> log;
    private final PojoSerializer<I> requests;
    private final PojoSerializer<O> responses;

    /**
     * @param name the function's name, for messages and the handler's context
     * @param handler the handler as it is deployed
     * @param request the handler's input class
     * @param response the handler's output class
     * @param log takes the handler's log lines
     */
    public InProcessFunction(
            String name, RequestHandler<I, O> handler, Class<I> request, Class<O> response, Consumer<String> log) {
        this.name = name;
        this.log = log;
        this.handler = handler;
        this.requests = serializer(request);
        this.responses = serializer(response);
    }

    @Override
    public byte[] invoke(byte[] payload) throws LambdaFailedException {
        checkSize("request", payload.length);
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        try {
            I event = requests.fromJson(new ByteArrayInputStream(payload));
            O answer = handler.handleRequest(
                    event, new LocalContext(name, UUID.randomUUID().toString(), log));
            responses.toJson(answer, response);
        } catch (RuntimeException e) {
            throw new LambdaFailedException("Cannot finish " + name + ": " + e.getMessage(), e);
        }
        checkSize("response", response.size());
        return response.toByteArray();
    }

    private void checkSize(String what, int bytes) throws LambdaFailedException {
        if (bytes > PAYLOAD_BYTES_MAX) {
            throw new LambdaFailedException("Invalid " + what + " of " + name + ": " + bytes
                    + " bytes, expected at most " + PAYLOAD_BYTES_MAX + ".");
        }
    }

    /** As the runtime chooses: its own rules for the published events, plain Jackson for every other class. */
    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        if (LambdaEventSerializers.isLambdaSupportedEvent(type.getName())) {
            return LambdaEventSerializers.serializerFor(type, type.getClassLoader());
        }
        return JacksonFactory.getInstance().getSerializer(type);
    }
}
