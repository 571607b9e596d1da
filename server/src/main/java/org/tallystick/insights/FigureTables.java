package org.tallystick.insights;

import static org.tallystick.insights.export.ReportColumn.amount;
import static org.tallystick.insights.export.ReportColumn.date;
import static org.tallystick.insights.export.ReportColumn.number;
import static org.tallystick.insights.export.ReportColumn.sum;
import static org.tallystick.insights.export.ReportColumn.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.ledger.Account;
import org.tallystick.ledger.Accounts;
import org.tallystick.ledger.JournalBook;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Reports that are short and computed: a statement of account, key figures, the trial balance. */
@Component
class FigureTables {
    private static final int KPI_MONTHS = 3;

    private final StatementOfAccount statements;
    private final KeyFigures keyFigures;
    private final JournalBook journal;
    private final Accounts accounts;
    private final Customers customers;
    private final Companies companies;

    FigureTables(
            StatementOfAccount statements,
            KeyFigures keyFigures,
            JournalBook journal,
            Accounts accounts,
            Customers customers,
            Companies companies) {
        this.statements = statements;
        this.keyFigures = keyFigures;
        this.journal = journal;
        this.accounts = accounts;
        this.customers = customers;
        this.companies = companies;
    }

    /** Of the month of the last day, unless the query says from when. */
    ReportTable statement(CompanyId company, ReportQuery query) {
        CustomerId id = query.customer();
        if (id == null) {
            throw Refusal.invalid("CUSTOMER_MISSING", "Say whose statement it is to be.");
        }
        Customer customer = customers.find(company, id).orElseThrow(() -> Refusal.notFound("customer"));
        CurrencyCode currency = query.currency() == null ? customer.profile().currency() : query.currency();
        LocalDate from = query.from() == null ? query.to().withDayOfMonth(1) : query.from();
        AccountStatement statement = statements.of(company, id, currency, from, query.to());
        List<ReportRow> rows = new ArrayList<>();
        String code = currency.code();
        rows.add(ReportRow.of(from, "Opening balance", null, code, null, statement.opening()));
        for (AccountStatement.Movement movement : statement.movements()) {
            rows.add(ReportRow.of(
                    movement.on(),
                    movement.kind().title(),
                    movement.number(),
                    code,
                    movement.amount(),
                    movement.balance()));
        }
        rows.add(ReportRow.of(query.to(), "Closing balance", null, code, null, statement.closing()));
        return new ReportTable(
                Report.STATEMENT.key(),
                Report.STATEMENT.title(),
                customer.name() + ", " + from + " to " + query.to(),
                List.of(
                        date("on", "Date"),
                        text("what", "What"),
                        text("number", "Number"),
                        text("currency", "Currency"),
                        amount("amount", "Amount"),
                        amount("balance", "Balance")),
                ReportTable.of(rows));
    }

    ReportTable keyFigures(CompanyId company, ReportQuery query) {
        List<ReportRow> rows = keyFigures.of(company, query.to(), KPI_MONTHS).stream()
                .filter(figure -> query.currency() == null || query.currency().equals(figure.currency()))
                .map(FigureTables::row)
                .toList();
        return new ReportTable(
                Report.KPIS.key(),
                Report.KPIS.title(),
                "As of " + query.to() + ", over " + KPI_MONTHS + " months unless said otherwise",
                List.of(
                        text("id", "Id"),
                        text("title", "Figure"),
                        text("variant", "Variant"),
                        text("currency", "Currency"),
                        number("value", "Value"),
                        text("unit", "Unit"),
                        date("from", "From"),
                        date("asOf", "As of"),
                        text("formula", "Formula"),
                        text("inputs", "Inputs")),
                ReportTable.of(rows));
    }

    private static ReportRow row(KeyFigure figure) {
        String inputs = figure.inputs().stream()
                .map(input -> input.title() + " " + input.value().toPlainString())
                .collect(Collectors.joining("; "));
        return ReportRow.of(
                figure.definition().id(),
                figure.definition().title(),
                figure.definition().variant(),
                figure.currency().code(),
                figure.value(),
                figure.definition().unit().name(),
                figure.from(),
                figure.asOf(),
                figure.definition().formula(),
                inputs);
    }

    ReportTable trialBalance(CompanyId company, ReportQuery query) {
        CurrencyCode base = companies.get(company).currency();
        Map<String, Account> byNumber = accounts.byNumber(company);
        List<ReportRow> rows = journal.balances(company, query.from(), query.to()).stream()
                .filter(balance -> query.currency() == null
                        || query.currency().equals(balance.amount().currency()))
                .map(balance -> ReportRow.of(
                        balance.account(),
                        Optional.ofNullable(byNumber.get(balance.account()))
                                .map(Account::name)
                                .orElse(""),
                        balance.amount().currency().code(),
                        balance.debits(),
                        balance.credits(),
                        balance.amount(),
                        new Money(balance.baseMinor(), base)))
                .toList();
        return new ReportTable(
                Report.TRIAL_BALANCE.key(),
                Report.TRIAL_BALANCE.title(),
                query.period(),
                List.of(
                        text("account", "Account"),
                        text("name", "Name"),
                        text("currency", "Currency"),
                        sum("debits", "Debits"),
                        sum("credits", "Credits"),
                        sum("balance", "Balance"),
                        amount("baseBalance", "Balance in " + base)),
                ReportTable.of(rows));
    }
}
