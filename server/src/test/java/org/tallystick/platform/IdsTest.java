package org.tallystick.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void idsRiseInTheOrderOfTheirMaking() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            ids.add(Ids.next().toString());
        }

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void idsAreVersionSevenOfTheStandardVariant() {
        UUID id = Ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void threadsNeverMakeTheSameId() throws InterruptedException {
        Set<UUID> ids = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 5_000; i++) {
                    ids.add(Ids.next());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(ids).hasSize(20_000);
    }
}
