package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.delivery.Delivery.State;

class DeliveryStateTest {
    private static final List<News.Kind> KINDS = List.of(News.Kind.values());

    /** Each line: where it stands, and where each kind of news takes it, in the order of the head. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            STATE,      QUEUED,     SENT,      DELAYED,    DELIVERED, OPENED, BOUNCED,  FAILED,    SUPPRESSED
            QUEUED,     QUEUED,     SENT,      QUEUED,     DELIVERED, OPENED, BOUNCED,  FAILED,    SUPPRESSED
            SUPPRESSED, SUPPRESSED, SENT,      SUPPRESSED, DELIVERED, OPENED, BOUNCED,  FAILED,    SUPPRESSED
            FAILED,     FAILED,     SENT,      FAILED,     DELIVERED, OPENED, BOUNCED,  FAILED,    FAILED
            SENT,       SENT,       SENT,      SENT,       DELIVERED, OPENED, BOUNCED,  SENT,      SENT
            DELIVERED,  DELIVERED,  DELIVERED, DELIVERED,  DELIVERED, OPENED, BOUNCED,  DELIVERED, DELIVERED
            BOUNCED,    BOUNCED,    BOUNCED,   BOUNCED,    BOUNCED,   OPENED, BOUNCED,  BOUNCED,   BOUNCED
            OPENED,     OPENED,     OPENED,    OPENED,     OPENED,    OPENED, OPENED,   OPENED,    OPENED
            """)
    void newsNeverMovesItBack(
            State from,
            State queued,
            State sent,
            State delayed,
            State delivered,
            State opened,
            State bounced,
            State failed,
            State suppressed) {
        assertThat(Arrays.stream(News.Kind.values()).map(from::after))
                .containsExactly(queued, sent, delayed, delivered, opened, bounced, failed, suppressed);
    }

    @Test
    void theOrderInWhichItComesDoesNotMatter() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<News.Kind> news = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                news.add(KINDS.get(random.nextInt(KINDS.size())));
            }
            State first = stand(news);
            Collections.shuffle(news, random);
            news.add(news.getFirst());

            assertThat(stand(news)).as("seed %d", seed).isEqualTo(first);
        }
    }

    private static State stand(List<News.Kind> news) {
        State state = State.QUEUED;
        for (News.Kind kind : news) {
            state = state.after(kind);
        }
        return state;
    }

    @Test
    void onlyABounceIsHardOrSoft() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new News(News.Kind.BOUNCED, Instant.EPOCH, News.Source.MAIL_REPORT, null, null, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new News(News.Kind.SENT, Instant.EPOCH, News.Source.MAIL_REPORT, null, null, true, null));
    }
}
