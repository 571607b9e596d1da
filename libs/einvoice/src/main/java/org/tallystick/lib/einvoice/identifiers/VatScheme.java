package org.tallystick.lib.einvoice.identifiers;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a country writes its VAT numbers, and which sum their last digits keep; shapes are those of VIES. */
enum VatScheme {
    AT("U\\d{8}", body -> VatSums.austrian(body.substring(1))),
    BE("[01]\\d{9}", body -> 97 - VatSums.number(body, 0, 8) % 97 == VatSums.number(body, 8, 10)),
    BG("\\d{9,10}"),
    CY("\\d{8}[A-Z]"),
    CZ("\\d{8,10}"),
    DE("[1-9]\\d{8}", VatSums::isModulo11And10),
    DK("[1-9]\\d{7}", body -> VatSums.weighted(body, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
    EE("\\d{9}", body -> VatSums.weighted(body, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0),
    EL("\\d{9}", VatSums::isGreek),
    ES("[A-Z]\\d{7}[A-Z\\d]|\\d{8}[A-Z]"),
    FI("\\d{8}", body -> VatSums.weighted(body, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0),
    FR("[A-HJ-NP-Z\\d]{2}\\d{9}", VatSums::isFrench),
    GB("\\d{9}|\\d{12}|GD[0-4]\\d{2}|HA[5-9]\\d{2}"),
    HR("\\d{11}", VatSums::isModulo11And10),
    HU("\\d{8}", body -> VatSums.weighted(body, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0),
    IE("\\d{7}[A-W][A-I]?|\\d[A-Z+*]\\d{5}[A-W]"),
    IT("\\d{11}", VatSums::isLuhn),
    LT("\\d{9}|\\d{12}"),
    LU("\\d{8}", body -> VatSums.number(body, 0, 6) % 89 == VatSums.number(body, 6, 8)),
    LV("\\d{11}"),
    MT("\\d{8}", body -> VatSums.weighted(body, 3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0),
    NL("\\d{9}B\\d{2}", VatSums::isDutch),
    PL("\\d{10}", body -> VatSums.weighted(body, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == body.charAt(9) - '0'),
    PT("[1-9]\\d{8}", body -> VatSums.elevenMinus(body, 9, 8, 7, 6, 5, 4, 3, 2) % 10 == body.charAt(8) - '0'),
    RO("[1-9]\\d{1,9}"),
    SE("\\d{10}(0[1-9]|[1-8]\\d|9[0-4])", body -> VatSums.isLuhn(body.substring(0, 10))),
    SI("[1-9]\\d{7}", body -> VatSums.elevenMinus(body, 8, 7, 6, 5, 4, 3, 2) % 10 == body.charAt(7) - '0'),
    SK("[1-9]\\d{9}", body -> VatSums.number(body, 0, 10) % 11 == 0),
    XI("\\d{9}|\\d{12}|GD[0-4]\\d{2}|HA[5-9]\\d{2}"),
    NO("\\d{9}(MVA)?", body -> VatSums.weighted(body.substring(0, 9), 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
    CH("E\\d{9}(MWST|TVA|IVA)?", body -> VatSums.weighted(body.substring(1, 10), 5, 4, 3, 2, 7, 6, 5, 4, 1) % 11 == 0);

    private static final Map<String, VatScheme> BY_PREFIX =
            Arrays.stream(values()).collect(Collectors.toMap(Enum::name, Function.identity()));

    @SuppressWarnings("ImmutableEnumChecker") // a pattern never changes
    private final Pattern shape;

    @SuppressWarnings("ImmutableEnumChecker") // the sums keep nothing
    private final Predicate<String> sum;

    VatScheme(String shape) {
        this(shape, body -> true);
    }

    VatScheme(String shape, Predicate<String> sum) {
        this.shape = Pattern.compile(shape);
        this.sum = sum;
    }

    static @Nullable VatScheme of(String prefix) {
        return BY_PREFIX.get(prefix);
    }

    boolean hasShape(String body) {
        return shape.matcher(body).matches();
    }

    boolean holds(String body) {
        return sum.test(body);
    }
}
