package org.tallystick.platform.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.Refusal;

/** A request whose content can be told from another's: by its body, or by the fields of its form. */
final class RepeatableRequest extends HttpServletRequestWrapper {
    private static final int MAX_BODY = 16 * 1024 * 1024;

    private final byte @Nullable [] body;

    private RepeatableRequest(HttpServletRequest request, byte @Nullable [] body) {
        super(request);
        this.body = body;
    }

    static RepeatableRequest of(HttpServletRequest request, boolean readBody) throws IOException {
        if (!readBody) {
            return new RepeatableRequest(request, null);
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw Refusal.invalid("BODY_TOO_LARGE", "The request is larger than 16 MB; send it in parts.");
        }
        return new RepeatableRequest(request, body);
    }

    /** SHA-256 over method, path and content; the fields that guard a form do not count. */
    byte[] fingerprint() {
        MessageDigest digest = sha256();
        add(digest, getMethod());
        add(digest, getRequestURI());
        if (body != null) {
            digest.update(body);
        } else {
            var fields = new TreeMap<>(getParameterMap());
            fields.remove("_key");
            fields.remove("_csrf");
            fields.forEach((name, values) -> {
                add(digest, name);
                for (String value : values) {
                    add(digest, value);
                }
            });
            add(digest, Long.toString(isMultipart() ? getContentLengthLong() : 0));
        }
        return digest.digest();
    }

    private boolean isMultipart() {
        return getContentType() != null && getContentType().startsWith("multipart/");
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java platform", e);
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return body == null ? super.getInputStream() : new BodyStream(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return body == null
                ? super.getReader()
                : new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
    }

    private static final class BodyStream extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        BodyStream(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the body is in memory; read it");
        }
    }
}
