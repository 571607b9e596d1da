package org.tallystick.platform.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.tallystick.platform.BusinessClocks;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.SampleCompany;
import org.tallystick.platform.SettableClock;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class DailyWorksTest {
    @Autowired
    JdbcClient db;

    @Autowired
    Companies companies;

    @Autowired
    PlatformTransactionManager manager;

    private final SettableClock clock = new SettableClock(Clock.systemUTC());
    private final List<LocalDate> days = new ArrayList<>();
    private CompanyId acme;

    @BeforeEach
    void aCompanyInBerlin() {
        acme = companies.create(SampleCompany.german()).id();
        clock.set(Instant.parse("2026-03-10T08:00:00Z"));
    }

    @Test
    void missedDaysAreCaughtUpInOrderAndOnce() {
        DailyWorks works = works(days::add);
        works.catchUp(acme);
        days.clear();

        clock.set(Instant.parse("2026-03-13T08:00:00Z"));
        int worked = works.catchUp(acme);
        int again = works.catchUp(acme);

        assertThat(worked).isEqualTo(3);
        assertThat(again).isZero();
        assertThat(days).containsExactly(march(10), march(11), march(12));
    }

    @Test
    void theDayEndsAtMidnightOfTheCompany() {
        DailyWorks works = works(days::add);
        works.catchUp(acme);
        days.clear();

        clock.set(Instant.parse("2026-03-10T22:59:00Z")); // 23:59 in Berlin
        assertThat(works.catchUp(acme)).isZero();
        clock.set(Instant.parse("2026-03-10T23:01:00Z"));
        assertThat(works.catchUp(acme)).isEqualTo(1);

        assertThat(days).containsExactly(march(10));
    }

    @Test
    void aDayThatFailsIsDoneAgainBeforeTheNext() {
        works(days::add).catchUp(acme);
        days.clear();
        clock.set(Instant.parse("2026-03-13T08:00:00Z"));
        DailyWorks failing = works(day -> {
            if (day.equals(march(11))) {
                throw new IllegalStateException("on the second day");
            }
            days.add(day);
        });

        assertThatThrownBy(() -> failing.catchUp(acme)).hasMessage("on the second day");
        works(days::add).catchUp(acme);

        assertThat(days).containsExactly(march(10), march(11), march(12));
    }

    private DailyWorks works(Consumer<LocalDate> work) {
        DailyWork daily = new DailyWork() {
            @Override
            public String name() {
                return "tested";
            }

            @Override
            public void run(CompanyId company, LocalDate day) {
                work.accept(day);
            }
        };
        return new DailyWorks(db, BusinessClocks.on(clock, companies), List.of(daily), manager);
    }

    private static LocalDate march(int day) {
        return LocalDate.of(2026, 3, day);
    }
}
