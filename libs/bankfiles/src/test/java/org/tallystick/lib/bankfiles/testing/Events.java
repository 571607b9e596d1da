package org.tallystick.lib.bankfiles.testing;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.camt.CamtReader;
import org.tallystick.lib.bankfiles.statement.BankStatement;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.StatementEvent;
import org.tallystick.lib.bankfiles.statement.StatementEvent.EntryRead;
import org.tallystick.lib.bankfiles.statement.StatementEvent.ProblemFound;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementEnded;
import org.tallystick.lib.bankfiles.statement.StatementReader;
import org.tallystick.lib.bankfiles.statement.StatementReader.Format;

/** Everything a reader finds in one file; a camt reader where none is given. */
public record Events(List<StatementEvent> all, @Nullable Format format) {
    public static Events of(String xml) {
        return of(xml.getBytes(StandardCharsets.UTF_8));
    }

    public static Events of(byte[] file) {
        return of(new ByteArrayInputStream(file), ReadLimits.defaults());
    }

    public static Events of(InputStream file, ReadLimits limits) {
        return of(CamtReader.open(file, limits));
    }

    /** Reads to the end and closes. */
    public static Events of(StatementReader opened) {
        List<StatementEvent> all = new ArrayList<>();
        try (opened) {
            for (StatementEvent event = opened.next(); event != null; event = opened.next()) {
                all.add(event);
            }
            return new Events(all, opened.format());
        }
    }

    public List<Entry> entries() {
        return of(EntryRead.class).stream().map(EntryRead::entry).toList();
    }

    public List<StatementEnded> ended() {
        return of(StatementEnded.class);
    }

    public List<BankStatement> statements() {
        return ended().stream().map(StatementEnded::statement).toList();
    }

    public List<Problem> problems() {
        return of(ProblemFound.class).stream().map(ProblemFound::problem).toList();
    }

    public List<String> codes() {
        return problems().stream().map(problem -> problem.code().text()).toList();
    }

    private <T extends StatementEvent> List<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
