package org.tallystick.lib.bankfiles.statement;

/**
 * What makes an entry the same entry in every delivery.
 *
 * @param content SHA-256 in hexadecimal over account, dates, signed amount, currency, bank reference, end-to-end ids and
 *     text: joins an intraday entry with the booked one
 * @param occurrence 1 for the first entry of that content in the file, 2 for the next: keeps two equal payments of a day
 *     apart
 * @param value SHA-256 in hexadecimal over both: unique per company
 */
public record Fingerprint(String content, int occurrence, String value) {}
