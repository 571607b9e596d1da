package org.tallystick.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class BusinessClockTest {
    @Autowired
    Companies companies;

    @Test
    void oneInstantIsTwoDaysInTwoZones() {
        Instant moment = Instant.parse("2026-03-01T10:30:00Z");
        var clock = new BusinessClock(Clock.fixed(moment, ZoneOffset.UTC), companies);
        CompanyId samoa = in("Pacific/Pago_Pago");
        CompanyId kiritimati = in("Pacific/Kiritimati");

        assertThat(clock.today(samoa)).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(clock.today(kiritimati)).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void momentsHaveThePrecisionOfTheDatabase() {
        var clock = new BusinessClock(
                Clock.fixed(Instant.parse("2026-03-01T10:30:00.123456789Z"), ZoneOffset.UTC), companies);

        assertThat(clock.now()).isEqualTo(Instant.parse("2026-03-01T10:30:00.123456Z"));
    }

    private CompanyId in(String zone) {
        return companies
                .create(SampleCompany.in(ZoneId.of(zone), CurrencyCode.of("USD")))
                .id();
    }
}
