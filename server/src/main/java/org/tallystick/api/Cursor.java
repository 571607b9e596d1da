package org.tallystick.api;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.Refusal;

/** Where a list goes on: behind an id. Rows added meanwhile come later and shift nothing. */
record Cursor(UUID after, int limit) {
    private static final UUID BEGINNING = new UUID(0, 0);
    private static final int USUAL = 50;
    private static final int MOST = 200;

    static Cursor of(@Nullable String cursor, @Nullable Integer limit) {
        int size = limit == null ? USUAL : limit;
        if (size < 1 || size > MOST) {
            throw Refusal.invalid("LIMIT_INVALID", "limit is a number from 1 to " + MOST + ".");
        }
        return new Cursor(cursor == null || cursor.isEmpty() ? BEGINNING : decode(cursor), size);
    }

    /** One row more than asked for tells whether there is a next page. */
    int fetched() {
        return limit + 1;
    }

    <T> Slice<T> slice(List<T> rows, Function<T, UUID> id) {
        boolean more = rows.size() > limit;
        List<T> data = more ? rows.subList(0, limit) : rows;
        return new Slice<>(List.copyOf(data), more ? encode(id.apply(data.getLast())) : null);
    }

    /** A page of a list; {@code next} is null at the end. */
    record Slice<T>(List<T> data, @Nullable String next) {}

    private static String encode(UUID id) {
        ByteBuffer bytes =
                ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static UUID decode(String cursor) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == 16) {
                return new UUID(bytes.getLong(), bytes.getLong());
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw Refusal.invalid("CURSOR_INVALID", "Send the cursor as it came in next, or none.");
    }
}
