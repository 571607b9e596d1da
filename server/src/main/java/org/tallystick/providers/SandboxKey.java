package org.tallystick.providers;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Signatures;

/**
 * Signs what the sandbox sends, and checks it: {@code t=SECONDS,v1=HEX}, HMAC-SHA256 over the seconds, a full stop and the
 * body. Without a secret in the environment it has one that ends with the process, so that only the sandbox itself is heard.
 */
@Component
class SandboxKey {
    private static final Pattern HEADER = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final byte[] secret;
    private final BusinessClock clock;

    SandboxKey(@Value("${tallystick.sandbox-secret:}") String secret, BusinessClock clock) {
        this.secret = secret.isBlank() ? fresh() : secret.getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
    }

    private static byte[] fresh() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    String sign(byte[] body) {
        String seconds = Long.toString(clock.now().getEpochSecond());
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(signature(seconds, body));
    }

    boolean fits(byte[] body, String header) {
        Matcher said = HEADER.matcher(header);
        if (!said.matches()) {
            return false;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(said.group(1)));
        boolean fresh = Duration.between(at, clock.now()).abs().compareTo(TOLERANCE) <= 0;
        return Signatures.same(signature(said.group(1), body), HexFormat.of().parseHex(said.group(2))) && fresh;
    }

    private byte[] signature(String seconds, byte[] body) {
        return Signatures.sign(secret, (seconds + ".").getBytes(StandardCharsets.UTF_8), body);
    }
}
