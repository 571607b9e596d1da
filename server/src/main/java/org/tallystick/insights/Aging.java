package org.tallystick.insights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.JournalBook;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.aging.AgingBucketSet;
import org.tallystick.platform.CompanyId;

/** Ages what is owed: as of any day, as known at any moment, from facts (RULE-01 to RULE-05). */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class Aging {
    private final AgingRows rows;
    private final JournalBook journal;

    Aging(AgingRows rows, JournalBook journal) {
        this.rows = rows;
        this.journal = journal;
    }

    /** The aging and the ledger beside it, from one snapshot. */
    public AgingReport of(CompanyId company, AgingQuery query) {
        List<AgingRow> found = switch (query.by()) {
            case CUSTOMER -> rows.byCustomer(company, query);
            case INVOICE -> rows.byItem(company, query);
        };
        List<AgingAmounts> totals = totals(query.buckets(), found);
        return new AgingReport(query, found, totals, query.isWhole() ? tieOuts(company, query, found) : List.of());
    }

    /** The totals per currency alone, without rows and without asking the ledger. */
    public List<AgingAmounts> totals(CompanyId company, AgingQuery query) {
        return rows.totals(company, query).stream().map(AgingRow::amounts).toList();
    }

    /** What is open by its age in days, from one statement; what figures about ages are made from. */
    List<AgeProfile> profiles(CompanyId company, AgingQuery query) {
        return rows.profiles(company, query);
    }

    private static List<AgingAmounts> totals(AgingBucketSet set, List<AgingRow> found) {
        Map<CurrencyCode, AgingAmounts> totals = byCode();
        for (AgingRow row : found) {
            CurrencyCode currency = row.amounts().currency();
            AgingAmounts before = totals.getOrDefault(currency, AgingAmounts.none(set, currency));
            totals.put(currency, before.plus(row.amounts()));
        }
        return new ArrayList<>(totals.values());
    }

    private List<TieOut> tieOuts(CompanyId company, AgingQuery query, List<AgingRow> found) {
        Map<CurrencyCode, Money> receivables = balances(company, AccountRole.RECEIVABLES, query);
        Map<CurrencyCode, Money> unapplied = balances(company, AccountRole.UNAPPLIED_CASH, query);
        Map<CurrencyCode, TieOut> tieOuts = byCode();
        Map<CurrencyCode, AgingAmounts> totals = new LinkedHashMap<>();
        totals(query.buckets(), found).forEach(total -> totals.put(total.currency(), total));
        List<CurrencyCode> currencies = new ArrayList<>(totals.keySet());
        currencies.addAll(receivables.keySet());
        currencies.addAll(unapplied.keySet());
        for (CurrencyCode currency : currencies) {
            AgingAmounts total = totals.getOrDefault(currency, AgingAmounts.none(query.buckets(), currency));
            Money zero = Money.zero(currency);
            tieOuts.put(
                    currency,
                    new TieOut(
                            total.open().plus(total.credits()),
                            receivables.getOrDefault(currency, zero),
                            total.unapplied(),
                            unapplied.getOrDefault(currency, zero)));
        }
        return new ArrayList<>(tieOuts.values());
    }

    private Map<CurrencyCode, Money> balances(CompanyId company, AccountRole role, AgingQuery query) {
        return journal.balancesOf(company, role, query.asOf()).stream()
                .filter(balance -> query.currency() == null || query.currency().equals(balance.currency()))
                .collect(Collectors.toMap(Money::currency, Function.identity()));
    }

    private static <T> Map<CurrencyCode, T> byCode() {
        return new TreeMap<>(Comparator.comparing(CurrencyCode::code));
    }
}
