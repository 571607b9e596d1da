package org.tallystick.lib.bankfiles.camt;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Balance;
import org.tallystick.lib.bankfiles.statement.BankAccount;
import org.tallystick.lib.bankfiles.statement.BankStatement;
import org.tallystick.lib.bankfiles.statement.BankStatement.Page;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.bankfiles.xml.XmlNode;

/** Collects what a Stmt, Rpt or Ntfctn says outside its entries. */
final class StatementHeader {
    private static final BankAccount NO_ACCOUNT = new BankAccount(null, null, null, null, null);

    private final CamtValues values;
    private final int ordinal;
    private final List<Balance> balances = new ArrayList<>();
    private String id = "";
    private BankAccount account = NO_ACCOUNT;
    private @Nullable String electronicSequence;
    private @Nullable String legalSequence;
    private @Nullable Page page;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private @Nullable String entryCurrency;

    StatementHeader(CamtValues values) {
        this.values = values;
        this.ordinal = values.statement();
    }

    void take(XmlNode node) {
        switch (node.name()) {
            case "Id" -> id = node.text();
            case "ElctrncSeqNb" -> electronicSequence = node.text();
            case "LglSeqNb" -> legalSequence = node.text();
            case "StmtPgntn", "RptPgntn", "NtfctnPgntn" -> page = page(node);
            case "FrToDt" -> period(node);
            case "Acct" -> account = account(node);
            case "Bal" -> balances.add(balance(node));
            default -> {}
        }
    }

    private static @Nullable Page page(XmlNode node) {
        String number = node.textAt("PgNb");
        return number == null ? null : new Page(number, isTrue(node.textAt("LastPgInd")));
    }

    static boolean isTrue(@Nullable String text) {
        return "true".equals(text) || "1".equals(text);
    }

    private void period(XmlNode node) {
        from = values.date(first(node, "FrDtTm", "FrDt"), Severity.WARN);
        to = values.date(first(node, "ToDtTm", "ToDt"), Severity.WARN);
    }

    private static @Nullable XmlNode first(XmlNode node, String name, String other) {
        XmlNode found = node.at(name);
        return found == null ? node.at(other) : found;
    }

    private static BankAccount account(XmlNode node) {
        XmlNode bank = node.at("Svcr", "FinInstnId");
        String name = node.textAt("Nm");
        return new BankAccount(
                Parties.iban(node),
                Parties.accountNumber(node),
                name == null ? node.textAt("Ownr", "Nm") : name,
                node.textAt("Ccy"),
                bank == null ? null : Parties.bic(bank));
    }

    private Balance balance(XmlNode node) {
        String code = code(node);
        StatedAmount amount = values.required(node, node.at("Amt"));
        Direction direction = values.direction(node);
        LocalDate on = values.date(node.at("Dt"), Severity.WARN);
        if (on == null && node.at("Dt") == null) {
            values.report(Problem.of(Severity.WARN, ProblemCode.DATE_INVALID, values.here(node), code)
                    .saying("balance"));
        }
        return new Balance(code, amount, direction, on);
    }

    /** {@code Tp/CdOrPrtry/Cd}, in the first version {@code Tp/Cd}; banks' own codes stay as they are. */
    private static String code(XmlNode node) {
        for (String[] path :
                new String[][] {{"Tp", "CdOrPrtry", "Cd"}, {"Tp", "Cd"}, {"Tp", "CdOrPrtry", "Prtry"}, {"Tp", "Prtry"}
                }) {
            String code = node.textAt(path);
            if (code != null) {
                return code;
            }
        }
        return "";
    }

    String accountId() {
        return account.id();
    }

    void entrySeen(String currency) {
        if (entryCurrency == null && !currency.isEmpty()) {
            entryCurrency = currency;
        }
    }

    BankStatement statement() {
        String sequence = electronicSequence == null ? legalSequence : electronicSequence;
        return new BankStatement(ordinal, id, account, currency(), sequence, page, from, to, balances);
    }

    private @Nullable String currency() {
        if (account.currency() != null) {
            return account.currency();
        }
        return balances.stream()
                .map(balance -> balance.amount().currency())
                .filter(currency -> !currency.isEmpty())
                .findFirst()
                .orElse(entryCurrency);
    }
}
