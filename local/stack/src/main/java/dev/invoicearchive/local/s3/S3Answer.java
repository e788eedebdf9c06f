package dev.invoicearchive.local.s3;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param length bytes of the body, also where the body itself is left out as for HEAD
 * @param body closed by whoever sends it
 */
record S3Answer(int status, Map<String, String> headers, long length, InputStream body) {
    static S3Answer empty(int status, Map<String, String> headers) {
        return new S3Answer(status, headers, 0, InputStream.nullInputStream());
    }

    static S3Answer xml(int status, XmlText xml) {
        return xml(status, xml, Map.of());
    }

    static S3Answer xml(int status, XmlText xml, Map<String, String> headers) {
        byte[] bytes = xml.bytes();
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", "application/xml");
        return new S3Answer(status, all, bytes.length, new ByteArrayInputStream(bytes));
    }
}
