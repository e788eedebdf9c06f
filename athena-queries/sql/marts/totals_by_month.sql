-- view: totals_by_month
-- grain: one row per month of the invoice date, written as its first day
-- columns: invoice_month, net_amount, transactions, largest_amount, refused_rows, imported_amount, imported_transactions, is_complete, incomplete_reason
-- reads: monthly_effects, completeness
-- Edits and deletes are taken out of the place where they once were put in; expiry changes nothing. Rows without an
-- invoice date stand under null. Amounts of other countries may be in other currencies: the table does not say.
-- is_complete says whether every change was seen, whatever the row; see completeness.
SELECT
  invoice_month,
  coalesce(sum(net_amount) FILTER (WHERE origin <> 'import'), DECIMAL '0.000000000') AS net_amount,
  coalesce(sum(transactions) FILTER (WHERE origin <> 'import'), 0) AS transactions,
  max(largest_amount) FILTER (WHERE origin <> 'import') AS largest_amount,
  sum(refused_rows) AS refused_rows,
  coalesce(sum(net_amount) FILTER (WHERE origin = 'import'), DECIMAL '0.000000000') AS imported_amount,
  coalesce(sum(transactions) FILTER (WHERE origin = 'import'), 0) AS imported_transactions,
  is_complete,
  incomplete_reason
FROM monthly_effects
CROSS JOIN completeness
WHERE effects > 0
GROUP BY 1, is_complete, incomplete_reason
