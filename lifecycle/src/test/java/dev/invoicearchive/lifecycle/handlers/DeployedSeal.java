package dev.invoicearchive.lifecycle.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Lambda and the state machine do with the deployed jar, as a program: makes the handler and calls it to the end. */
public final class DeployedSeal {
    private static final Pattern NEXT = Pattern.compile("^\\{\"next\":\"([A-Z]+)\"");
    private static final int CALLS_MAX = 30;

    private DeployedSeal() {}

    /** Prints what the function logs, and the last state. */
    public static void main(String[] arguments) throws IOException {
        SealHandler handler = new SealHandler();
        String state = "{}";
        String next = "FINISH";
        for (int call = 0; call < CALLS_MAX && !next.equals("SEALED") && !next.equals("FAULTY"); call++) {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            String request = "{\"step\":\"" + next + "\",\"state\":" + state + "}";
            handler.handleRequest(
                    new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)), answer, context());
            state = answer.toString(StandardCharsets.UTF_8);
            Matcher matcher = NEXT.matcher(state);
            if (!matcher.find()) {
                throw new IllegalStateException(state);
            }
            next = matcher.group(1);
        }
        System.out.println("end " + state);
    }

    private static Context context() {
        LambdaLogger logger = new LambdaLogger() {
            @Override
            public void log(String message) {
                System.out.print(message);
            }

            @Override
            public void log(byte[] message) {
                System.out.print(new String(message, StandardCharsets.UTF_8));
            }
        };
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, values) -> logger);
    }
}
