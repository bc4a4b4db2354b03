# %% [markdown]
# # Who is asked for what, and how firmly
#
# Takes a folder of resolutions apart, makes tables of what was found, and ends in a plot. Each
# `# %%` begins a cell in editors that know the percent format; as a script it is run with
# `python who_is_asked.py FOLDER PLOT.png`.

# %%
import sys

import matplotlib as mpl

mpl.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd

import rapporteur

folder, plot = sys.argv[1:] if len(sys.argv) == 3 else ("corpus", "who_is_asked.png")

# %% [markdown]
# All documents of the folder, analysed on all processors. They are kept here, since two tables are
# made of them; for a large corpus `rapporteur.to_batches` goes through them once instead.

# %%
documents = list(rapporteur.analyze_files(folder))
mandates = rapporteur.to_frame(documents, "mandates")
mentions = rapporteur.to_frame(documents, "mentions")
print(f"{len(documents)} documents, {len(mandates)} mandates, {len(mentions)} mentions")

# %% [markdown]
# A mandate may address several parties: a row for each of them. The names of entities stand in
# the table of mentions.

# %%
names = mentions.drop_duplicates("id").set_index("id")["name"]
asked = (
    mandates.dropna(subset=["entity"])
    .assign(entity=lambda frame: frame["entity"].str.split("; "))
    .explode("entity")
)
asked["name"] = asked["entity"].map(names).fillna(asked["entity"])

# %% [markdown]
# Those who are asked most, and how much of what they are asked for is left under its conditions:
# `commitment` is the force of the verb times what each condition leaves of it.

# %%
strength = pd.cut(
    asked["commitment"], [0, 0.3, 0.6, 1], labels=["weak", "middling", "firm"], include_lowest=True
)
table = pd.crosstab(asked["name"], strength)
top = table.loc[table.sum(axis=1).nlargest(12).index[::-1]]
print(top[::-1].to_string())

# %%
axes = top.plot.barh(stacked=True, figsize=(9, 5), color=["#c6dbef", "#6baed6", "#08519c"])
axes.set_xlabel("mandates")
axes.set_ylabel("")
axes.set_title("Who is asked, and how firmly")
axes.legend(title="commitment")
plt.tight_layout()
plt.savefig(plot, dpi=150)
