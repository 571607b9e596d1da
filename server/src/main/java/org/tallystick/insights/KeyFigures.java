package org.tallystick.insights;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.insights.KeyFigure.Input;
import org.tallystick.ledger.Account;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.Accounts;
import org.tallystick.ledger.JournalBook;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.kpi.CollectionEffectiveness;
import org.tallystick.lib.receivables.kpi.DaysLate;
import org.tallystick.lib.receivables.kpi.DaysSalesOutstanding;
import org.tallystick.lib.receivables.kpi.KpiDefinition;
import org.tallystick.lib.receivables.kpi.Rates;
import org.tallystick.platform.CompanyId;

/**
 * The key figures of receivables, per currency. Receivables are the balance of the control account, before unapplied
 * payments; sales are what was posted to revenue and tax, so that every input can be found in the ledger again (I35).
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class KeyFigures {
    /** How far count-back and turnover look back. */
    private static final int MONTHS_BACK = 24;

    private static final int MONTHS_OF_A_YEAR = 12;
    private static final int OLD_DAYS = 30;

    private final Aging aging;
    private final JournalBook journal;
    private final Accounts accounts;
    private final KeyFigureInputs inputs;

    KeyFigures(Aging aging, JournalBook journal, Accounts accounts, KeyFigureInputs inputs) {
        this.aging = aging;
        this.journal = journal;
        this.accounts = accounts;
        this.inputs = inputs;
    }

    /** All figures as of a day, over the month of that day and the ones before it: {@code months} in all. */
    public List<KeyFigure> of(CompanyId company, LocalDate asOf, int months) {
        YearMonth last = YearMonth.from(asOf);
        Map<CurrencyCode, AgeProfile> profiles = aging.profiles(company, AgingQuery.on(asOf)).stream()
                .collect(Collectors.toMap(AgeProfile::currency, Function.identity()));
        Map<CurrencyCode, KeyFigureInputs.Sales> sales =
                inputs.sales(company, last.minusMonths(MONTHS_BACK - 1L), asOf).stream()
                        .collect(Collectors.toMap(KeyFigureInputs.Sales::currency, Function.identity()));
        Map<AccountRole, String> numbers = accounts.list(company).stream()
                .filter(account -> account.role() != null)
                .collect(Collectors.toMap(Account::role, Account::number));
        Set<CurrencyCode> currencies = new TreeSet<>(Comparator.comparing(CurrencyCode::code));
        currencies.addAll(profiles.keySet());
        currencies.addAll(sales.keySet());
        List<KeyFigure> figures = new ArrayList<>();
        for (CurrencyCode currency : currencies) {
            Money zero = Money.zero(currency);
            figures.addAll(new OfCurrency(
                            company,
                            asOf,
                            months,
                            profiles.getOrDefault(currency, new AgeProfile(asOf, zero, zero, 0, List.of())),
                            sales.getOrDefault(currency, new KeyFigureInputs.Sales(currency, Map.of())),
                            numbers)
                    .figures());
        }
        return figures;
    }

    private final class OfCurrency {
        private final CompanyId company;
        private final LocalDate asOf;
        private final int months;
        private final AgeProfile profile;
        private final KeyFigureInputs.Sales sales;
        private final Map<AccountRole, String> numbers;
        private final CurrencyCode currency;
        private final LocalDate from;
        private final List<KeyFigure> figures = new ArrayList<>();

        OfCurrency(
                CompanyId company,
                LocalDate asOf,
                int months,
                AgeProfile profile,
                KeyFigureInputs.Sales sales,
                Map<AccountRole, String> numbers) {
            this.company = company;
            this.asOf = asOf;
            this.months = months;
            this.profile = profile;
            this.sales = sales;
            this.numbers = numbers;
            this.currency = profile.currency();
            this.from = monthsBack(months).atDay(1);
        }

        List<KeyFigure> figures() {
            outstanding();
            daysSalesOutstanding();
            collectionEffectiveness();
            turnover();
            lateness();
            badDebt();
            return figures;
        }

        private void outstanding() {
            Money net = profile.open().plus(profile.credits()).plus(profile.unapplied());
            add(
                    KpiDefinition.OUTSTANDING,
                    from,
                    Optional.of(net.toDecimal()),
                    aged("Not due", profile.notDue()),
                    aged("Overdue", profile.overdue()),
                    aged("Unused credits", profile.credits()),
                    aged("Unapplied payments", profile.unapplied()));
            Money old = profile.open(age -> age > OLD_DAYS);
            add(
                    KpiDefinition.OLDER_THAN_30_DAYS,
                    from,
                    Rates.olderThan30Days(old, profile.open()),
                    aged("More than 30 days overdue", old),
                    aged("Open items", profile.open()));
        }

        private void daysSalesOutstanding() {
            Money receivables = receivables(asOf);
            Money sold = sales.since(monthsBack(months));
            int days = (int) ChronoUnit.DAYS.between(from, asOf) + 1;
            Optional<BigDecimal> simple = DaysSalesOutstanding.simple(receivables, sold, days);
            Optional<BigDecimal> best = DaysSalesOutstanding.bestPossible(profile.notDue(), sold, days);
            Input ending = balance("Receivables at the end", receivables, asOf);
            Input volume = sold("Sales", sold, from);
            Input period = count("Days", days);
            add(KpiDefinition.DSO_SIMPLE, from, simple, ending, volume, period);
            add(
                    KpiDefinition.DSO_COUNT_BACK,
                    from,
                    DaysSalesOutstanding.countBack(receivables, latestFirst()),
                    ending,
                    sold(
                            "Sales of up to 24 months",
                            sales.since(monthsBack(MONTHS_BACK)),
                            monthsBack(MONTHS_BACK).atDay(1)));
            add(KpiDefinition.BEST_POSSIBLE_DSO, from, best, aged("Not due", profile.notDue()), volume, period);
            add(
                    KpiDefinition.AVERAGE_DAYS_DELINQUENT,
                    from,
                    simple.flatMap(
                            dso -> best.map(possible -> DaysSalesOutstanding.averageDaysDelinquent(dso, possible))),
                    ending,
                    aged("Not due", profile.notDue()),
                    volume,
                    period);
        }

        private List<DaysSalesOutstanding.MonthlySales> latestFirst() {
            List<DaysSalesOutstanding.MonthlySales> list = new ArrayList<>();
            for (int back = 0; back < MONTHS_BACK; back++) {
                YearMonth month = YearMonth.from(asOf).minusMonths(back);
                int days = back == 0 ? asOf.getDayOfMonth() : month.lengthOfMonth();
                list.add(new DaysSalesOutstanding.MonthlySales(sales.of(month), days));
            }
            return list;
        }

        private void collectionEffectiveness() {
            Money beginning = receivables(from.minusDays(1));
            Money ending = receivables(asOf);
            Money sold = sales.since(monthsBack(months));
            Input[] used = {
                balance("Receivables at the beginning", beginning, from.minusDays(1)),
                sold("Sales", sold, from),
                balance("Receivables at the end", ending, asOf),
                aged("Not due", profile.notDue())
            };
            add(
                    KpiDefinition.CEI_PERIOD,
                    from,
                    CollectionEffectiveness.period(beginning, sold, ending, profile.notDue()),
                    used);
            add(
                    KpiDefinition.CEI_MONTHLY_AVERAGE,
                    from,
                    CollectionEffectiveness.monthlyAverage(beginning, sold, months, ending, profile.notDue()),
                    used);
        }

        /** Over the last twelve months, because the collection period is one of 365 days. */
        private void turnover() {
            LocalDate start = monthsBack(MONTHS_OF_A_YEAR).atDay(1);
            Money beginning = receivables(start.minusDays(1));
            Money ending = receivables(asOf);
            Money sold = sales.since(YearMonth.from(start));
            Input[] used = {
                sold("Sales of twelve months", sold, start),
                balance("Receivables at the beginning", beginning, start.minusDays(1)),
                balance("Receivables at the end", ending, asOf)
            };
            add(KpiDefinition.TURNOVER, start, Rates.turnover(sold, beginning, ending), used);
            add(KpiDefinition.COLLECTION_PERIOD, start, Rates.collectionPeriod(sold, beginning, ending), used);
        }

        private void lateness() {
            List<DaysLate.Amount> paid = inputs.paid(company, currency, from, asOf);
            List<DaysLate.Amount> all = new ArrayList<>(paid);
            all.addAll(KeyFigureInputs.open(profile));
            Input settled = new Input(
                    "Settled by payments",
                    paid.stream()
                            .map(DaysLate.Amount::amount)
                            .reduce(Money.zero(currency), Money::plus)
                            .toDecimal(),
                    "/reports/allocations" + period(from));
            add(KpiDefinition.DAYS_LATE_PAID, from, DaysLate.weighted(paid), settled);
            add(
                    KpiDefinition.DAYS_LATE_PAID_AND_OPEN,
                    from,
                    DaysLate.weighted(all),
                    settled,
                    aged("Open items", profile.open()));
        }

        private void badDebt() {
            Money writtenOff = inputs.posted(company, AccountRole.WRITE_OFF, currency, from, asOf);
            Money sold = sales.since(monthsBack(months));
            add(
                    KpiDefinition.BAD_DEBT_RATIO,
                    from,
                    Rates.badDebt(writtenOff, Money.zero(currency), sold),
                    new Input(
                            "Written off, less taken back",
                            writtenOff.toDecimal(),
                            account(AccountRole.WRITE_OFF) + period(from)),
                    sold("Sales", sold, from));
        }

        private YearMonth monthsBack(int count) {
            return YearMonth.from(asOf).minusMonths(count - 1L);
        }

        private Money receivables(LocalDate on) {
            return journal.balancesOf(company, AccountRole.RECEIVABLES, on).stream()
                    .filter(balance -> balance.currency().equals(currency))
                    .findFirst()
                    .orElse(Money.zero(currency));
        }

        private void add(KpiDefinition definition, LocalDate start, Optional<BigDecimal> value, Input... used) {
            figures.add(new KeyFigure(definition, currency, value.orElse(null), List.of(used), start, asOf));
        }

        private Input aged(String title, Money amount) {
            return new Input(title, amount.toDecimal(), "/aging?asOf=" + asOf + "&currency=" + currency);
        }

        private Input balance(String title, Money amount, LocalDate on) {
            return new Input(
                    title,
                    amount.toDecimal(),
                    account(AccountRole.RECEIVABLES) + "?to=" + on + "&currency=" + currency);
        }

        private Input sold(String title, Money amount, LocalDate start) {
            return new Input(title, amount.toDecimal(), account(AccountRole.REVENUE) + period(start));
        }

        private Input count(String title, int number) {
            return new Input(title, BigDecimal.valueOf(number), "");
        }

        private String account(AccountRole role) {
            return "/ledger/accounts/" + numbers.getOrDefault(role, role.usual().number());
        }

        private String period(LocalDate start) {
            return "?from=" + start + "&to=" + asOf + "&currency=" + currency;
        }
    }
}
