package org.tallystick.lib.matching.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.matching.promotion.Standing.State;

class StandingTest {
    @ParameterizedTest
    @CsvSource({"539, 0", "894, 1", "1206, 2", "1499, 3"})
    void theBoundNeedsSoManyCases(long cases, long errors) {
        assertThat(with(cases, errors, 0).mayBePromoted()).isTrue();
        assertThat(with(cases - 1, errors, 0).mayBePromoted()).isFalse();
    }

    @Test
    void oneWrongCustomerForbidsPromotion() {
        assertThat(with(10_000, 1, 1).mayBePromoted()).isFalse();
        assertThatThrownBy(() -> with(10_000, 1, 1).promote("Ada")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aWrongCustomerSuspendsAtOnce() {
        Standing promoted = with(600, 0, 0).promote("Ada");

        assertThat(promoted.posted(false, true).state()).isEqualTo(State.SUSPENDED);
        assertThat(promoted.approver()).isEqualTo("Ada");
    }

    @Test
    void theThirdErrorInFiveHundredSuspends() {
        Standing standing = with(600, 0, 0).promote("Ada");
        standing = standing.posted(false, false);
        for (int i = 0; i < 498; i++) {
            standing = standing.posted(true, false);
        }
        standing = standing.posted(false, false);
        assertThat(standing.state()).isEqualTo(State.PROMOTED);

        Standing oneMore = standing.posted(false, false);
        Standing withTheFirstForgotten = standing.posted(true, false).posted(false, false);

        assertThat(oneMore.state()).isEqualTo(State.PROMOTED);
        assertThat(oneMore.posted(false, false).state()).isEqualTo(State.SUSPENDED);
        assertThat(withTheFirstForgotten.state()).isEqualTo(State.PROMOTED);
    }

    @Test
    void whatIsUndoneLaterCountsWhereItStands() {
        Standing promoted = with(600, 0, 0).promote("Ada");
        List<Boolean> twoUndone = new ArrayList<>(Collections.nCopies(500, true));
        twoUndone.set(0, false);
        twoUndone.set(400, false);
        List<Boolean> threeUndone = new ArrayList<>(twoUndone);
        threeUndone.set(200, false);
        List<Boolean> oneForgotten = new ArrayList<>(threeUndone);
        oneForgotten.add(true);

        assertThat(promoted.watched(twoUndone, false).state()).isEqualTo(State.PROMOTED);
        assertThat(promoted.watched(threeUndone, false).state()).isEqualTo(State.SUSPENDED);
        assertThat(promoted.watched(oneForgotten, false).state()).isEqualTo(State.PROMOTED);
    }

    @Test
    void aPersonMayStopARuleThatPosts() {
        assertThat(with(600, 0, 0).promote("Ada").suspend().state()).isEqualTo(State.SUSPENDED);
        assertThatThrownBy(() -> Standing.fresh(false).suspend()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void afterReviewItSuggestsAndBeginsAnew() {
        Standing suspended = with(600, 0, 0).promote("Ada").posted(false, true);

        assertThat(suspended.reviewed()).isEqualTo(Standing.fresh(false));
        assertThatThrownBy(() -> Standing.fresh(true).reviewed()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void postingsAreNoCases() {
        assertThat(Standing.fresh(true).posted(true, false).cases()).isZero();
    }

    @Test
    void intervalsAreThoseOfWilson() {
        assertThat(Wilson.lower(95, 100)).isEqualTo(new BigDecimal("0.8882"));
        assertThat(Wilson.upper(95, 100)).isEqualTo(new BigDecimal("0.9785"));
        assertThat(Wilson.lower(0, 0)).isEqualByComparingTo("0");
    }

    private static Standing with(long cases, long errors, long wrongCustomers) {
        return new Standing(State.SUGGEST, cases, errors, wrongCustomers, null, List.of());
    }
}
