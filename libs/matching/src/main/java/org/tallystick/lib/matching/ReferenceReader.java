package org.tallystick.lib.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.lib.matching.Book.Spelling;
import org.tallystick.lib.matching.text.CheckDigits;
import org.tallystick.lib.matching.text.Folding;
import org.tallystick.lib.matching.text.Word;
import org.tallystick.lib.matching.text.WordClass;
import org.tallystick.lib.matching.text.Words;

/** Looks up everything in the texts of a line that could be the number of a document. */
final class ReferenceReader {
    private static final int MOST_WORDS = 6;
    private static final int LONGEST = 40;
    private static final int SURE = 7;

    private final Book book;
    private final Set<String> scope;
    private final LocalDate bookedOn;
    private final String currency;
    private final Findings findings = new Findings();

    private ReferenceReader(Book book, Set<String> scope, ReceiptLine line) {
        this.book = book;
        this.scope = scope;
        this.bookedOn = line.bookedOn();
        this.currency = line.currency();
    }

    /** What a line names; the scope is empty when the payer is unknown. */
    static Findings read(Book book, Set<String> scope, ReceiptLine line, List<Word> words) {
        var reader = new ReferenceReader(book, scope, line);
        String structured = line.structuredReference();
        if (structured != null && !structured.isBlank()) {
            reader.structured(structured);
        }
        line.advised().forEach(number -> reader.text(Words.of(number)));
        int unread = reader.findings.unread.size();
        reader.text(words);
        reader.findings.endsUnread = reader.findings.unread.size() > unread
                && reader.findings.unread.getLast().equals(words.getLast());
        return reader.findings;
    }

    private void structured(String reference) {
        String squeezed = Folding.squeeze(reference);
        List<Book.Key> keys = visible(squeezed);
        boolean plausible = CheckDigits.plausible(squeezed);
        if (plausible && !keys.isEmpty() && take(squeezed, 0, keys)) {
            findings.structured = true;
        } else {
            text(Words.of(reference));
        }
    }

    private void text(List<Word> words) {
        int i = 0;
        while (i < words.size()) {
            int glued = glued(words, i);
            int taken = glued > 0 ? glued : joined(words, i);
            if (taken == 0) {
                taken = 1;
                unread(words.get(i));
            }
            i += taken;
        }
    }

    private void unread(Word word) {
        if (word.digits() >= 2 && word.kind() == WordClass.NUMBER) {
            findings.unread.add(word);
        }
    }

    /** Numbers written one behind the other without blanks; returns how many words they span. */
    private int glued(List<Word> words, int from) {
        boolean inside =
                from > 0 && !hasBlank(words.get(from)) && words.get(from - 1).kind() != WordClass.LETTERS;
        if (inside) {
            return 0;
        }
        int to = from + 1;
        var chunk = new StringBuilder(words.get(from).text());
        while (to < words.size() && !hasBlank(words.get(to))) {
            chunk.append(words.get(to).text());
            to++;
        }
        List<String> parts = new ArrayList<>();
        boolean several = chunk.length() >= 2 * SURE && parts(chunk.toString(), 0, parts) && parts.size() > 1;
        if (!several) {
            return 0;
        }
        parts.forEach(part -> take(part, words.get(from).offset(), visible(part)));
        return to - from;
    }

    private static boolean hasBlank(Word word) {
        return word.before().chars().anyMatch(Character::isWhitespace) || word.offset() == 0;
    }

    private boolean parts(String chunk, int from, List<String> parts) {
        if (from == chunk.length()) {
            return true;
        }
        for (int length : book.keyLengths()) {
            if (length < SURE) {
                break;
            }
            if (from + length <= chunk.length()) {
                String part = chunk.substring(from, from + length);
                if (isSure(part)) {
                    parts.add(part);
                    if (parts(chunk, from + length, parts)) {
                        return true;
                    }
                    parts.removeLast();
                }
            }
        }
        return false;
    }

    private boolean isSure(String part) {
        return visible(part).stream().anyMatch(key -> key.spelling() != Spelling.TAIL);
    }

    /** The longest run of words that is a number; returns how many words it takes. */
    private int joined(List<Word> words, int from) {
        int most = Math.min(MOST_WORDS, words.size() - from);
        for (int count = most; count > 0; count--) {
            List<Word> run = words.subList(from, from + count);
            String token = String.join("", run.stream().map(Word::text).toList());
            if (token.length() <= LONGEST
                    && mayBeNumber(run)
                    && take(token, run.getFirst().offset(), hits(run, token))) {
                return count;
            }
        }
        return inside(words.get(from)) ? 1 : 0;
    }

    private static boolean mayBeNumber(List<Word> run) {
        return run.getLast().kind() != WordClass.LETTERS
                && run.stream().noneMatch(word -> word.kind() == WordClass.AMOUNT)
                && (run.size() == 1 || run.stream().noneMatch(word -> word.kind() == WordClass.LABELLED));
    }

    private List<Book.Key> hits(List<Word> run, String token) {
        boolean labelled = run.getFirst().kind() == WordClass.LABELLED;
        boolean date = run.size() == 1 && run.getFirst().kind() == WordClass.DATE;
        boolean patched = run.stream().skip(1).anyMatch(ReferenceReader::hasBlank);
        return visible(token).stream()
                .filter(key -> !labelled || key.spelling() == Spelling.ORDER || key.spelling() == Spelling.NUMBER)
                .filter(key -> !date || key.spelling() == Spelling.NUMBER)
                .filter(key ->
                        !patched || token.length() > SURE || run.getFirst().kind() == WordClass.LETTERS)
                .toList();
    }

    /** A number with letters or digits stuck to it, cut where letters meet digits: 7INV4711 or INV4711EUR. */
    private boolean inside(Word word) {
        if (word.kind() != WordClass.NUMBER || word.isNumber() || word.text().length() > LONGEST) {
            return false;
        }
        List<Integer> cuts = cuts(word.text());
        boolean found = false;
        for (int from = 0; from + 1 < cuts.size() && !found; from++) {
            for (int to = cuts.size() - 1; to > from && !found; to--) {
                String part = word.text().substring(cuts.get(from), cuts.get(to));
                found = part.length() >= SURE && take(part, word.offset() + cuts.get(from), visible(part));
            }
        }
        return found;
    }

    private static List<Integer> cuts(String word) {
        List<Integer> cuts = new ArrayList<>();
        cuts.add(0);
        for (int i = 1; i < word.length(); i++) {
            if (Folding.isDigit(word.charAt(i)) != Folding.isDigit(word.charAt(i - 1))) {
                cuts.add(i);
            }
        }
        cuts.add(word.length());
        return cuts;
    }

    private List<Book.Key> visible(String squeezed) {
        return book.named(squeezed).stream()
                .filter(key -> !key.entry().item().issuedOn().isAfter(bookedOn))
                .sorted(Comparator.comparing(Book.Key::spelling))
                .toList();
    }

    /** Keeps what a token names; false when it is more likely something else. */
    private boolean take(String token, int offset, List<Book.Key> keys) {
        List<Reference> all = keys.stream()
                .map(key -> new Reference(key.entry(), key.spelling(), token, offset))
                .toList();
        List<Reference> own = all.stream().filter(this::isOwn).toList();
        List<Reference> open = own.stream().filter(this::isOpen).toList();
        if (!open.isEmpty() && (!scope.isEmpty() || open.getFirst().isStrong())) {
            takeOpen(token, open);
            return true;
        }
        return keep(own.stream(), true) || keep(all.stream(), false);
    }

    private void takeOpen(String token, List<Reference> open) {
        List<Reference> best = open.stream()
                .filter(reference -> reference.spelling() == open.getFirst().spelling())
                .toList();
        if (best.size() == 1) {
            findings.named.putIfAbsent(best.getFirst().entry(), best.getFirst());
            return;
        }
        List<List<Entry>> choices = new ArrayList<>();
        best.forEach(reference -> choices.add(List.of(reference.entry())));
        choices.add(best.stream().map(Reference::entry).toList());
        findings.options.add(new Findings.Option(token, choices));
    }

    /** Settled documents of the payer, or anything of others: only when the token is sure. */
    private boolean keep(Stream<Reference> references, boolean own) {
        List<Reference> sure = references.filter(Reference::isStrong).toList();
        for (Reference reference : sure) {
            boolean elsewhere = !own && isOpen(reference);
            (elsewhere ? findings.foreign : findings.settled).putIfAbsent(reference.entry(), reference);
        }
        return !sure.isEmpty();
    }

    private boolean isOwn(Reference reference) {
        return scope.isEmpty() || scope.contains(reference.entry().item().customer());
    }

    private boolean isOpen(Reference reference) {
        return reference.entry().isCandidate(currency, bookedOn);
    }
}
