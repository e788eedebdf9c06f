-- view: monthly_effects
-- grain: rows of one month of the invoice date (its first day), country and origin, which add up
-- columns: invoice_month, country, origin, net_amount, transactions, effects, largest_amount, refused_rows
-- reads: rollup_monthly, rollup_daily, effects
-- Months that are sealed long enough come from the monthly roll-up, the days behind them from the daily one, later ones
-- from the changes themselves; the deployment puts the days between them in. effects is 0 where nothing but expiry
-- happened.
SELECT
  invoice_month, country, origin, net_amount, transactions, effects, largest_amount, refused_rows
FROM rollup_monthly
WHERE event_month < '${open_month}'
UNION ALL
SELECT
  CAST(date_trunc('month', invoice_date) AS date), country, origin,
  net_amount, transactions, effects, largest_amount, refused_rows
FROM rollup_daily
WHERE event_day >= DATE '${open_month}-01' AND event_day <= DATE '${settled}'
UNION ALL
SELECT
  CAST(date_trunc('month', invoice_date) AS date), country, origin,
  effect, transactions, 1, amount_seen, refused
FROM effects
WHERE day > '${settled_folder}'
