-- view: daily_effects
-- grain: rows of one invoice date, country and origin, which add up
-- columns: invoice_date, country, origin, net_amount, transactions, effects, largest_amount, refused_rows
-- reads: rollup_daily, effects
-- Sealed days come from the daily roll-up, later ones from the changes themselves; the deployment puts the day between
-- them in. effects is 0 where nothing but expiry happened.
SELECT
  invoice_date, country, origin, net_amount, transactions, effects, largest_amount, refused_rows
FROM rollup_daily
WHERE event_day <= DATE '${settled}'
UNION ALL
SELECT
  invoice_date, country, origin, effect, transactions, 1, amount_seen, refused
FROM effects
WHERE day > '${settled_folder}'
