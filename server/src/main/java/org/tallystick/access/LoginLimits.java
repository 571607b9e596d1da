package org.tallystick.access;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Five tries a quarter of an hour for each account, thirty for each address they come from. */
@Component
class LoginLimits {
    private static final int REMEMBERED = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Map<String, Bucket> accounts = remembering();
    private final Map<String, Bucket> addresses = remembering();

    synchronized boolean exhausted(String account, String address) {
        return bucket(accounts, account, 5).getAvailableTokens() == 0
                || bucket(addresses, address, 30).getAvailableTokens() == 0;
    }

    synchronized void failed(String account, String address) {
        bucket(accounts, account, 5).tryConsume(1);
        bucket(addresses, address, 30).tryConsume(1);
    }

    synchronized void succeeded(String account) {
        accounts.remove(account);
    }

    private static Bucket bucket(Map<String, Bucket> buckets, String name, int tries) {
        return buckets.computeIfAbsent(
                name,
                unknown -> Bucket.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(tries)
                                .refillGreedy(tries, WINDOW)
                                .build())
                        .build());
    }

    /** Forgets who was not seen longest, so that made-up names cannot fill the memory. */
    private static Map<String, Bucket> remembering() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
