package org.tallystick.demo;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.tallystick.access.Caller;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.SettableClock;

/** The demonstration: made once per home, told at each start. */
@Service
public class Demo {
    private final Companies companies;
    private final DemoCompany founding;
    private final DemoYear year;
    private final DemoMonth month;
    private final DemoPeople people;
    private final SettableClock settable;
    private final BusinessClock clock;
    private final Path home;

    Demo(
            Companies companies,
            DemoCompany founding,
            DemoYear year,
            DemoMonth month,
            DemoPeople people,
            SettableClock settable,
            BusinessClock clock,
            @Value("${tallystick.home}") Path home) {
        this.companies = companies;
        this.founding = founding;
        this.year = year;
        this.month = month;
        this.people = people;
        this.settable = settable;
        this.clock = clock;
        this.home = home;
    }

    /** Makes what is missing and tells the story, line by line. */
    public void tell(Consumer<String> line) {
        Company company = companies.find(DemoCompany.CODE).orElse(null);
        if (company == null) {
            live(line);
        } else {
            line.accept(company.name() + " is here already; this is how it stands.");
            CompanyScope.of(company.id()).run(() -> month.standing(company, line));
        }
        Company present = companies.find(DemoCompany.CODE).orElseThrow();
        people.admit(present.id())
                .forEach(login -> line.accept("  %-20s %-20s %-22s password %s"
                        .formatted(login.name(), login.role().title(), login.email(), login.password())));
    }

    private void live(Consumer<String> line) {
        Company company = founding.create();
        LocalDate today = clock.today(company.id());
        LocalDate first = today.minusMonths(12).withDayOfMonth(1);
        line.accept(company.name() + " lives through a year, from " + first + " to today ...");
        try {
            CompanyScope.of(company.id()).run(() -> {
                settable.set(first.atTime(8, 0).atZone(company.zone()).toInstant());
                DemoCompany.Founded founded = founding.equip(Caller.system(company.id()));
                year.live(founded, company.zone(), first, today.minusDays(1));
                settable.reset();
                month.live(company, founded, home.resolve("demo"), line);
                month.standing(company, line);
            });
        } finally {
            settable.reset();
        }
    }

    /** Who the story is about; for tests. */
    public static List<String> cast() {
        return DemoCustomer.cast().stream().map(DemoCustomer::name).toList();
    }
}
