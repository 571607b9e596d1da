package org.tallystick.controls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.controls.TieOutItem.Kind;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.platform.SqlFile;

/** Compares what the bank says of each account with what the ledger has, and names what keeps the two apart. */
@Component
class BankTieOut {
    private static final String ACCOUNTS = SqlFile.read("controls/bank-accounts.sql");

    private final JdbcClient db;
    private final BankTransit transit;
    private final BankBreaks breaks;

    BankTieOut(JdbcClient db, BankTransit transit, BankBreaks breaks) {
        this.db = db;
        this.transit = transit;
        this.breaks = breaks;
    }

    /** The bank accounts of a company, and what there is to say about them. */
    record Compared(List<TiedBank> banks, List<TieOutItem> items) {}

    Compared compare(CompanyId company, LocalDate day) {
        List<TiedBank> banks = db.sql(ACCOUNTS)
                .param("company", company.value())
                .param("day", day)
                .query(BankTieOut::bank)
                .list();
        List<TieOutItem> onTheirWay = transit.on(company, day);
        List<TieOutItem> found = breaks.on(company, day);
        List<TieOutItem> items = new ArrayList<>();
        found.stream().filter(item -> item.account() == null).forEach(items::add);
        for (TiedBank bank : banks) {
            items.addAll(named(bank, of(bank, found)));
            if (bank.isKnown()) {
                items.addAll(of(bank, onTheirWay));
            }
        }
        return new Compared(banks, items);
    }

    private static List<TieOutItem> of(TiedBank bank, List<TieOutItem> items) {
        return items.stream()
                .filter(item -> bank.account().equals(item.account()))
                .toList();
    }

    /**
     * The breaks of an account, which together come to its unexplained difference. Odd statements matter only when there is
     * one: what a bank corrected in its next statement is no break any more.
     */
    private static List<TieOutItem> named(TiedBank bank, List<TieOutItem> found) {
        if (!bank.isKnown()) {
            return found.stream().filter(item -> isOfLedger(item.kind())).toList();
        }
        List<TieOutItem> named = found.stream()
                .filter(item -> isOfLedger(item.kind()) || !bank.unexplained().isZero())
                .collect(Collectors.toCollection(ArrayList::new));
        Money rest = named.stream().map(TieOutItem::amount).reduce(bank.unexplained(), Money::minus);
        if (!rest.isZero()) {
            named.add(new TieOutItem(
                    bank.account(),
                    Kind.UNEXPLAINED,
                    "bank account",
                    bank.account().toString(),
                    rest,
                    bank.statementOn(),
                    "Bank and ledger differ, and nothing explains it. Compare the lines of the latest statements with the"
                            + " ledger account."));
        }
        return named;
    }

    private static boolean isOfLedger(Kind kind) {
        return kind == Kind.LINE_NOT_BOOKED || kind == Kind.FOREIGN_ENTRY;
    }

    static TiedBank bank(ResultSet row, int number) throws SQLException {
        CurrencyCode currency = Sql.currency(row, "currency");
        UUID statement = Sql.uuidOrNull(row, "statement_id");
        return new TiedBank(
                Sql.uuid(row, "bank_account_id"),
                Sql.text(row, "name"),
                statement,
                Sql.dateOrNull(row, "statement_on"),
                moneyOrNull(row, "bank_minor", currency),
                Sql.money(row, "ledger_minor"),
                Sql.money(row, "in_transit_minor"));
    }

    private static @Nullable Money moneyOrNull(ResultSet row, String column, CurrencyCode currency)
            throws SQLException {
        long minor = row.getLong(column);
        return row.wasNull() ? null : new Money(minor, currency);
    }
}
