package org.tallystick.lib.synthetic;

/** One slip of the keyboard. */
final class Slip {
    private static final String LOOK_ALIKES = "O0I1S5B8";

    private Slip() {}

    /** In the digits of a number: one wrong, two swapped, one dropped, one doubled, a letter for a digit. */
    static String digit(Dice dice, String number) {
        int first = 0;
        while (!Character.isDigit(number.charAt(first))) {
            first++;
        }
        int position = first + dice.below(number.length() - first);
        while (!Character.isDigit(number.charAt(position))) {
            position--;
        }
        char digit = number.charAt(position);
        String before = number.substring(0, position);
        String after = number.substring(position + 1);
        return switch (dice.weighted(400, 250, 150, 100, 100)) {
            case 0 -> before + (char) ('0' + (digit - '0' + 1 + dice.below(9)) % 10) + after;
            case 1 -> swapped(number, position);
            case 2 -> before + after;
            case 3 -> before + digit + digit + after;
            default -> before + letter(digit) + after;
        };
    }

    private static String swapped(String number, int position) {
        int other = position > 0 && Character.isDigit(number.charAt(position - 1)) ? position - 1 : position;
        var swapped = new StringBuilder(number);
        swapped.setCharAt(position, number.charAt(other));
        swapped.setCharAt(other, number.charAt(position));
        return swapped.toString();
    }

    private static char letter(char digit) {
        int found = LOOK_ALIKES.indexOf(digit);
        return found > 0 ? LOOK_ALIKES.charAt(found - 1) : digit;
    }

    /** In a name: one letter left out. */
    static String letter(Dice dice, String name) {
        int position = 1 + dice.below(Math.max(1, name.indexOf(' ') - 1));
        return name.substring(0, position) + name.substring(position + 1);
    }
}
