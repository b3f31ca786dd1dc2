"""The law as data: causes, courts, case types, divisions, statutes, interest ceilings, names.

Every table is read when it is first asked for, by `loader`; `README.md` says where each comes from. `signs` holds
the catalogue of signs.
"""
